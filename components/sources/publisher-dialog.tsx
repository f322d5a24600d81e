"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Publisher } from "#lib/claims/dossier.ts";
import { updatePublisherInput } from "#lib/claims/source-inputs.ts";
import { PUBLISHER_KINDS } from "#lib/claims/vocabulary.ts";
import { RowProblem } from "#components/operations/row-problem.tsx";
import { useRowForm } from "#components/operations/use-row-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { PUBLISHER_KIND_LABELS } from "./labels.ts";

const { name, domain, kind, owner, syndicationGroup, country } = updatePublisherInput.shape;
const schema = updatePublisherInput.pick({ name: true }).extend({
  ...{ name, domain: domain.unwrap(), kind: kind.unwrap(), owner: owner.unwrap() },
  ...{ syndicationGroup: syndicationGroup.unwrap(), country: country.unwrap() },
});

/** Says what a publisher is, who owns it and whose texts it shares. */
export function PublisherDialog({ publisher }: { publisher: Publisher }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant="secondary">Edit details</Button>
      </DialogTrigger>
      <DialogContent
        title="Publisher"
        description="Outlets of one owner, or that share texts, count as less than two witnesses in every ledger."
      >
        <PublisherForm publisher={publisher} onSaved={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

const valuesOf = (publisher: Publisher) => ({
  ...{ name: publisher.name, domain: publisher.domain, kind: publisher.kind, owner: publisher.owner },
  ...{ syndicationGroup: publisher.syndicationGroup, country: publisher.country },
});

function PublisherForm({ publisher, onSaved }: { publisher: Publisher; onSaved: () => void }) {
  const router = useRouter();
  const { form, submit, problem, conflict, busy } = useRowForm({
    ...{ kind: "publisher.update", schema, row: publisher, valuesOf },
    onDone: () => {
      onSaved();
      router.refresh();
    },
  });
  const { register, formState } = form;
  const { errors } = formState;
  return (
    <Form noValidate onSubmit={submit} className="flex flex-col gap-4">
      <RowProblem {...{ problem, conflict }} label={publisher.name} />
      <Field label="Name" error={errors.name?.message}>
        {(control) => <Input {...control} {...register("name")} />}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Kind" error={errors.kind?.message}>
          {(control) => (
            <Select {...control} {...register("kind")}>
              {PUBLISHER_KINDS.map((value) => (
                <option key={value} value={value}>
                  {PUBLISHER_KIND_LABELS[value]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Country" optional error={errors.country?.message}>
          {(control) => <Input {...control} {...register("country")} autoComplete="off" />}
        </Field>
      </div>
      <Field label="Domain" optional error={errors.domain?.message}>
        {(control) => <Input {...control} {...register("domain")} placeholder="example.org" />}
      </Field>
      <Field
        label="Owner"
        optional
        hint="Whoever owns it in the end; spell it as with the owner's other outlets."
        error={errors.owner?.message}
      >
        {(control) => <Input {...control} {...register("owner")} autoComplete="off" />}
      </Field>
      <Field
        label="Syndication group"
        optional
        hint="Outlets that print the same texts."
        error={errors.syndicationGroup?.message}
      >
        {(control) => <Input {...control} {...register("syndicationGroup")} autoComplete="off" />}
      </Field>
      <Button type="submit" busy={busy} className="self-end">
        Save details
      </Button>
    </Form>
  );
}
