"use client";

import { z } from "zod";
import { dueDayOf, endOfDueDay } from "#lib/assignment/due-day.ts";
import { setAssignmentRuleInput } from "#lib/assignment/inputs.ts";
import { STRATEGIES, type Strategy } from "#lib/assignment/strategies.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { SaveRow, useSaved } from "#components/operations/save-row.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { STRATEGY_LABELS } from "./labels.ts";

export interface RuleEntry {
  overlap: number;
  strategy: Strategy;
  leaseHours: number;
  dueAt: number | null;
  version: number;
}

/** As the form has it: the day as the browser writes it, "" for none. */
const schema = setAssignmentRuleInput
  .pick({ overlap: true, strategy: true, leaseHours: true })
  .extend({ dueOn: z.union([z.literal(""), z.iso.date("Choose a day.")]) });

/** The first start: two readers for each article, three days for each reading. */
const FIRST: RuleEntry = { overlap: 2, strategy: "in-order", leaseHours: 72, dueAt: null, version: 0 };

/** How many read each article, in which order, and how long they have. */
export function RuleForm({ projectId, rule }: { projectId: string; rule: RuleEntry | null }) {
  const { saved, onChange, onSaved } = useSaved();
  const { overlap, strategy, leaseHours, dueAt, version } = rule ?? FIRST;
  const { form, submit, problem, busy } = useOperationForm({
    kind: "assignment-rule.set",
    schema,
    defaults: {
      ...{ overlap, strategy, leaseHours },
      dueOn: dueDayOf(dueAt),
    },
    complete: ({ dueOn, ...values }) => ({
      ...{ id: projectId, version, ...values },
      dueAt: endOfDueDay(dueOn),
    }),
    onDone: onSaved,
  });
  const { errors } = form.formState;
  return (
    <Form
      noValidate
      aria-label="Assignment"
      onChange={onChange}
      onSubmit={submit}
      className="flex max-w-160 flex-col gap-4"
    >
      <ProblemAlert problem={problem} />
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Reviewers per article" error={errors.overlap?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register("overlap", { valueAsNumber: true })}
              type="number"
              min={1}
              max={20}
            />
          )}
        </Field>
        <Field
          label="Lease in hours"
          hint="Then somebody else may take it."
          error={errors.leaseHours?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...form.register("leaseHours", { valueAsNumber: true })}
              type="number"
              min={1}
              max={2160}
            />
          )}
        </Field>
        <Field label="Due on" optional error={errors.dueOn?.message}>
          {(control) => <Input {...control} {...form.register("dueOn")} type="date" />}
        </Field>
      </div>
      <RadioGroup
        legend="Order"
        options={STRATEGIES.map((value) => ({
          value,
          label: STRATEGY_LABELS[value].label,
          description: STRATEGY_LABELS[value].about,
        }))}
        control={form.register("strategy")}
        error={errors.strategy?.message}
        className="[&>div]:sm:grid-cols-2"
      />
      <SaveRow action={rule ? "Save assignment" : "Turn assignment on"} busy={busy} saved={saved} />
    </Form>
  );
}
