"use client";

import { updateProjectInput } from "#lib/projects/inputs.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { SaveRow, useSaved } from "#components/operations/save-row.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

const schema = updateProjectInput.pick({ name: true, description: true, blind: true });

interface Props {
  project: {
    id: string;
    version: number;
    name: string;
    description: string;
    guideline: string;
    blind: boolean;
  };
}

/** Name and description of the project. */
export function ProjectForm({ project: { id, version, name, description, guideline, blind } }: Props) {
  const { saved, onChange, onSaved } = useSaved();
  const { form, submit, problem, busy } = useOperationForm({
    kind: "project.update",
    schema,
    defaults: { name, description, blind },
    complete: (values) => ({ id, version, guideline, ...values }),
    onDone: onSaved,
  });
  const { errors } = form.formState;
  return (
    <Form
      noValidate
      aria-label="Project"
      onChange={onChange}
      onSubmit={submit}
      className="flex max-w-160 flex-col gap-4"
    >
      <ProblemAlert problem={problem} />
      <Field label="Name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register("name")} autoComplete="off" />}
      </Field>
      <Field label="Description" optional error={errors.description?.message}>
        {(control) => <Textarea {...control} {...form.register("description")} rows={3} />}
      </Field>
      <Checkbox
        {...form.register("blind")}
        label="Blind review"
        hint="Reviewers see one another’s work on an article only after both have submitted it. Adjudicators and managers see everything."
      />
      <SaveRow action="Save" busy={busy} saved={saved} />
    </Form>
  );
}
