import { useFormContext, useWatch } from "react-hook-form";
import { APPROXIMATORS, QUANTITY_STATUSES } from "#lib/claims/vocabulary.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { APPROXIMATOR_LABELS, QUANTITY_STATUS_LABELS } from "./labels.ts";
import type { WithMention } from "./with-mention.ts";

/** The number that a mention gives: what it counts, which of them, how exactly, as of when. */
export function QuantityFields() {
  const { register, control: form, formState } = useFormContext<WithMention>();
  const errors = formState.errors.mention?.quantity;
  const approximator = useWatch({ control: form, name: "mention.quantity.approximator" });
  const isRange = approximator === "range" || approximator === "order-of-magnitude";
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 text-sm font-medium">
        Number <span className="text-xs font-normal text-muted-foreground">optional</span>
      </legend>
      <div className="grid grid-cols-2 items-start gap-2 @md:grid-cols-[10rem_minmax(0,1fr)_minmax(0,1fr)]">
        <Field label="How exactly" className="col-span-2 @md:col-span-1">
          {(control) => (
            <Select {...control} {...register("mention.quantity.approximator")}>
              {APPROXIMATORS.map((value) => (
                <option key={value} value={value}>
                  {APPROXIMATOR_LABELS[value]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={isRange ? "From" : "Number"} error={errors?.value?.message}>
          {(control) => (
            <Input
              {...control}
              {...register("mention.quantity.value")}
              inputMode="decimal"
              autoComplete="off"
            />
          )}
        </Field>
        {isRange ? (
          <Field label="To" error={errors?.upper?.message}>
            {(control) => (
              <Input
                {...control}
                {...register("mention.quantity.upper")}
                inputMode="decimal"
                autoComplete="off"
              />
            )}
          </Field>
        ) : (
          <Field label="Unit" optional error={errors?.unit?.message}>
            {(control) => (
              <Input {...control} {...register("mention.quantity.unit")} placeholder="km, %, €" />
            )}
          </Field>
        )}
      </div>
      <div className="grid items-start gap-2 @sm:grid-cols-2">
        <Field label="What it counts" optional error={errors?.kind?.message}>
          {(control) => <Input {...control} {...register("mention.quantity.kind")} />}
        </Field>
        <Field label="Which of them" optional error={errors?.filter?.message}>
          {(control) => <Input {...control} {...register("mention.quantity.filter")} />}
        </Field>
        <Field label="Planned or real" optional>
          {(control) => (
            <Select {...control} {...register("mention.quantity.status")}>
              <option value="">Not said</option>
              {QUANTITY_STATUSES.map((value) => (
                <option key={value} value={value}>
                  {QUANTITY_STATUS_LABELS[value]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="As of" optional error={errors?.asOf?.message}>
          {(control) => <Input {...control} {...register("mention.quantity.asOf")} type="date" />}
        </Field>
      </div>
    </fieldset>
  );
}
