"use client";

import { useState } from "react";
import type { DefaultValues, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { useOperationForm } from "./use-operation-form.ts";

interface Versioned {
  id: string;
  version: number;
}

export interface RowFormOptions<Values extends FieldValues, Input, Row extends Versioned> {
  kind: string;
  schema: z.ZodType<Input, Values>;
  row: Row;
  /** What the fields show of a row. */
  valuesOf: (row: Row) => DefaultValues<Values>;
  onDone: (row: Row) => void | Promise<void>;
}

/**
 * A form that changes one row over the version that was seen. Where somebody else was faster, `conflict` holds the row
 * as it stands now; what was typed stays until the person keeps either.
 */
export function useRowForm<Values extends FieldValues, Input extends object, Row extends Versioned>({
  kind,
  schema,
  row,
  valuesOf,
  onDone,
}: RowFormOptions<Values, Input, Row>) {
  // Not the row as it is by now: what was typed was typed over this one.
  const [seen, setSeen] = useState(row);
  const { form, submit, problem, dismiss, busy } = useOperationForm<Values, Input, Row>({
    kind,
    schema,
    defaults: valuesOf(seen),
    complete: (values) => ({ id: row.id, version: seen.version, ...values }),
    onDone,
  });
  const current = problem?.code === "conflict" ? (problem.current as Row | undefined) : undefined;
  return {
    ...{ form, submit, busy },
    /** Anything but a conflict that both versions are known of. */
    problem: current ? null : problem,
    conflict: current
      ? {
          mine: { id: row.id, kind, input: form.getValues() },
          theirs: current,
          /** Mine: what was typed may now be saved over theirs. Theirs: the form shows theirs. */
          choose: (choice: "mine" | "theirs") => {
            setSeen(current);
            if (choice === "theirs") form.reset(valuesOf(current) as Values);
            dismiss();
          },
        }
      : null,
  };
}
