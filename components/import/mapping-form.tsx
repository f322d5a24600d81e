"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import {
  COLUMN_MEANINGS,
  importSettings,
  type ImportSettings,
  type TablePreview,
} from "#lib/imports/columns.ts";
import { MEANING_WORDS } from "#lib/imports/words.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { TablePreviewView } from "./table-preview.tsx";

interface Props {
  job: { id: string; version: number; settings: ImportSettings };
  preview: TablePreview;
}

/** As the form has it: "" for a meaning that no column has. */
const NONE = "";

/** Says what the columns of a table mean, and begins the import. */
export function MappingForm({ job, preview }: Props) {
  const router = useRouter();
  const { id, version, settings } = job;
  const { form, submit, problem, busy } = useOperationForm<
    z.input<typeof importSettings>,
    ImportSettings,
    unknown
  >({
    kind: "import.start",
    schema: importSettings,
    defaults: settings,
    complete: ({ mapping, ...rest }) => ({
      ...{ id, version },
      settings: {
        ...rest,
        mapping: Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== NONE)),
      },
    }),
    onDone: () => router.refresh(),
  });
  const { errors } = form.formState;
  const chosen = form.watch("mapping") ?? {};
  return (
    <Form noValidate aria-label="Columns" onSubmit={submit} className="flex flex-col gap-5">
      <ProblemAlert problem={problem} />
      <div>
        <h2 className="font-serif text-lg">What the columns mean</h2>
        <p className="mt-1 text-sm text-muted-foreground">
          Guessed from their names. Only the text is needed; leave out what the table does not have.
        </p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        {COLUMN_MEANINGS.map((meaning) => (
          <Field
            key={meaning}
            label={MEANING_WORDS[meaning]}
            optional={meaning !== "text"}
            error={errors.mapping?.[meaning]?.message}
          >
            {(control) => (
              <Select {...control} {...form.register(`mapping.${meaning}`)}>
                <option value={NONE}>{meaning === "text" ? "Choose a column" : "Not in the table"}</option>
                {preview.columns.map((column) => (
                  <option key={column} value={column}>
                    {column}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
        <Field label="The text is" error={errors.textForm?.message}>
          {(control) => (
            <Select {...control} {...form.register("textForm")}>
              <option value="auto">Found out row by row</option>
              <option value="plain">Plain text</option>
              <option value="html">HTML</option>
            </Select>
          )}
        </Field>
        <Field label="Publisher where none is named" optional error={errors.publisher?.message}>
          {(control) => <Input {...control} {...form.register("publisher")} />}
        </Field>
      </div>
      <TablePreviewView preview={preview} mapping={chosen} />
      <Button type="submit" busy={busy} className="self-start">
        Import the articles
      </Button>
    </Form>
  );
}
