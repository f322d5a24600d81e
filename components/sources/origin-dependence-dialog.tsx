"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Origin, OriginDependence } from "#lib/claims/dossier.ts";
import { DependenceForm } from "#components/claims/dependence-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogContent, DialogTrigger } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

interface Props {
  origin: Origin;
  origins: readonly Origin[];
  dependences: readonly OriginDependence[];
}

/** Says of an origin which other one it may lean on, and how far. */
export function OriginDependenceDialog({ origin, origins, dependences }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const others = origins.filter(({ id }) => id !== origin.id);
  const [otherId, setOtherId] = useState(others[0]?.id ?? "");
  const other = others.find(({ id }) => id === otherId);
  const known = dependences.find(
    ({ originA, originB }) =>
      (originA === origin.id && originB === otherId) || (originB === origin.id && originA === otherId),
  );
  if (others.length === 0) return null;
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" variant="secondary" aria-label={`Dependence of ${origin.name}`}>
          Dependence
        </Button>
      </DialogTrigger>
      <DialogContent
        title={origin.name}
        description="Two origins that may share what they know are less than two witnesses."
      >
        <Field label="May lean on, or be leaned on by">
          {(control) => (
            <Select {...control} value={otherId} onChange={(event) => setOtherId(event.target.value)}>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {other ? (
          <DependenceForm
            key={known ? `${known.id} ${known.version}` : `new ${other.id}`}
            origins={[origin, other]}
            known={known ?? null}
            onChanged={() => {
              setOpen(false);
              router.refresh();
              return Promise.resolve();
            }}
          />
        ) : null}
      </DialogContent>
    </Dialog>
  );
}
