"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { importSettings, type ImportSettings } from "#lib/imports/columns.ts";
import { ProblemAlert } from "#components/operations/problem-alert.tsx";
import { useOperationForm } from "#components/operations/use-operation-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";

/** Says what to take of a feed, and begins the import. */
export function FeedForm({ job }: { job: { id: string; version: number; settings: ImportSettings } }) {
  const router = useRouter();
  const { form, submit, problem, busy } = useOperationForm<
    z.input<typeof importSettings>,
    ImportSettings,
    unknown
  >({
    kind: "import.start",
    schema: importSettings,
    defaults: job.settings,
    complete: (settings) => ({ id: job.id, version: job.version, settings }),
    onDone: () => router.refresh(),
  });
  return (
    <Form noValidate aria-label="Feed" onSubmit={submit} className="flex flex-col gap-5">
      <ProblemAlert problem={problem} />
      <Checkbox
        {...form.register("fetchPages")}
        label="Fetch the page behind each item"
        hint="Many feeds hold only the first lines. The server fetches the pages as anybody would see them."
      />
      <Field label="Publisher" optional hint="Where the feed names none.">
        {(control) => <Input {...control} {...form.register("publisher")} />}
      </Field>
      <Button type="submit" busy={busy} className="self-start">
        Import the items
      </Button>
    </Form>
  );
}
