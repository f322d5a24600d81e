"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, type DefaultValues, type FieldValues, type Path } from "react-hook-form";
import type { z } from "zod";
import type { Failure } from "#lib/operations/envelope.ts";
import { useOperation } from "./use-operation.ts";

export interface OperationFormOptions<Values extends FieldValues, Input, Value> {
  kind: string;
  /** Checks what is in the form; built from the operation's own input schema. */
  schema: z.ZodType<Input, Values>;
  defaults: DefaultValues<Values>;
  /** What else the operation needs, such as ids and the version that is changed. */
  complete: (values: Input) => object;
  onDone: (value: Value) => void | Promise<void>;
}

/**
 * A form whose saving is one operation: checked here by the schema that the server uses; refusals are shown at their
 * fields with focus on the first, anything else above the form. Nothing typed is lost.
 */
export function useOperationForm<Values extends FieldValues, Input, Value>({
  kind,
  schema,
  defaults,
  complete,
  onDone,
}: OperationFormOptions<Values, Input, Value>) {
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<Failure | null>(null);
  const form = useForm<Values, unknown, Input>({ resolver: zodResolver(schema), defaultValues: defaults });

  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    const result = await send<Value>(kind, complete(values));
    if (result.ok) return onDone(result.value);
    const names = Object.keys(form.getValues());
    const known = Object.entries(result.error.fields ?? {}).filter(([name]) => names.includes(name));
    known.forEach(([name, message], index) =>
      form.setError(name as Path<Values>, { message }, { shouldFocus: index === 0 }),
    );
    if (known.length === 0) setProblem(result.error);
  });

  const dismiss = () => setProblem(null);
  return { form, submit, problem, dismiss, busy: busy || form.formState.isSubmitting };
}
