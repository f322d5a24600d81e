import { Plus, X } from "lucide-react";
import { useId } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import type { Origin } from "#lib/claims/dossier.ts";
import { emptyVoice } from "#lib/claims/mention-form.ts";
import {
  ATTRIBUTION_KINDS,
  CHECK_WORTHINESS,
  CLAIM_TYPES,
  FACTUALITIES,
  QUOTE_TYPES,
} from "#lib/claims/vocabulary.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import {
  ATTRIBUTION_KIND_LABELS,
  CHECK_WORTHINESS_LABELS,
  CLAIM_TYPE_LABELS,
  FACTUALITY_LABELS,
  QUOTE_TYPE_LABELS,
} from "./labels.ts";
import { QuantityFields } from "./quantity-fields.tsx";
import type { WithMention } from "./with-mention.ts";

interface Props {
  origins: readonly Origin[];
}

/** Who said it, through whom, how firmly, and which number it gives. Stands in a `FormProvider`. */
export function MentionFields({ origins }: Props) {
  const { register, formState } = useFormContext<WithMention>();
  const errors = formState.errors.mention;
  const originList = useId();
  return (
    <section aria-label="Who said it" className="@container flex flex-col gap-3">
      <datalist id={originList}>
        {origins.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <Relays originList={originList} />
      <div className="grid items-start gap-3 @md:grid-cols-[minmax(0,1fr)_10rem]">
        <Field
          label="Origin"
          optional
          hint="Where the information comes from in the end, past all who relay it."
          error={errors?.origin?.message}
        >
          {(control) => (
            <Input {...control} {...register("mention.origin")} list={originList} autoComplete="off" />
          )}
        </Field>
        <Field label="By way of">
          {(control) => (
            <Select {...control} {...register("mention.originVoice.kind")}>
              {ATTRIBUTION_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {ATTRIBUTION_KIND_LABELS[kind]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Field
        label="Attribution"
        optional
        hint="As the article words it: “the agency said, citing …”."
        error={errors?.attribution?.message}
      >
        {(control) => <Input {...control} {...register("mention.attribution")} />}
      </Field>
      <Field
        label="Hedges"
        optional
        hint="Words such as “reportedly”, “up to”, “may”."
        error={errors?.hedgeCues?.message}
      >
        {(control) => <Input {...control} {...register("mention.hedgeCues")} />}
      </Field>
      <div className="grid gap-3 @sm:grid-cols-2">
        <Field label="How firmly">
          {(control) => (
            <Select {...control} {...register("mention.factuality")}>
              {FACTUALITIES.map((value) => (
                <option key={value} value={value}>
                  {FACTUALITY_LABELS[value]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Quotation">
          {(control) => (
            <Select {...control} {...register("mention.quoteType")}>
              {QUOTE_TYPES.map((value) => (
                <option key={value} value={value}>
                  {QUOTE_TYPE_LABELS[value]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox label="Anonymous" {...register("mention.anonymous")} />
        <Checkbox label="Says it is unverified" {...register("mention.explicitlyUnverified")} />
      </div>
      <QuantityFields />
      <Field label="Worth checking" optional>
        {(control) => (
          <Select {...control} {...register("mention.checkWorthiness")}>
            <option value="">Not said</option>
            {CHECK_WORTHINESS.map((value) => (
              <option key={value} value={value}>
                {CHECK_WORTHINESS_LABELS[value]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">What kind of claim</legend>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {CLAIM_TYPES.map((type) => (
            <Checkbox
              key={type}
              label={CLAIM_TYPE_LABELS[type]}
              value={type}
              {...register("mention.claimTypes")}
            />
          ))}
        </div>
      </fieldset>
    </section>
  );
}

/** Those through whom the article heard it, outermost first. */
function Relays({ originList }: { originList: string }) {
  const { control, register, formState } = useFormContext<WithMention>();
  const { fields, append, remove } = useFieldArray({ control, name: "mention.relays" });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">
        Relayed by{" "}
        <span className="text-xs font-normal text-muted-foreground">outermost first, optional</span>
      </legend>
      {fields.map((field, index) => (
        <div key={field.id} className="flex items-start gap-2">
          <Field
            className="min-w-0 flex-1"
            label={<span className="sr-only">Relay {index + 1}</span>}
            error={formState.errors.mention?.relays?.[index]?.name?.message}
          >
            {(props) => (
              <Input
                {...props}
                {...register(`mention.relays.${index}.name`)}
                list={originList}
                autoComplete="off"
                placeholder="An outlet, a spokesman …"
              />
            )}
          </Field>
          <div className="pt-3">
            <Checkbox label="Unnamed" {...register(`mention.relays.${index}.anonymous`)} />
          </div>
          <div className="pt-1.5">
            <IconButton label={`Remove relay ${index + 1}`} onClick={() => remove(index)}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
        </div>
      ))}
      <Button size="sm" variant="secondary" className="self-start" onClick={() => append(emptyVoice())}>
        <Plus aria-hidden="true" /> Add a relay
      </Button>
    </fieldset>
  );
}
