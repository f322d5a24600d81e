import type { UseFormRegisterReturn } from "react-hook-form";
import { DERIVATION_LEVELS } from "#lib/claims/vocabulary.ts";
import { DERIVATION_LABELS } from "#components/sources/labels.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

interface Props {
  register: (name: "level" | "reason") => UseFormRegisterReturn;
  errors: Partial<Record<"level" | "reason", { message?: string | undefined }>>;
}

/** How much of a text was taken from another, and why one thinks so. */
export function DerivationFields({ register, errors }: Props) {
  return (
    <>
      <Field label="How much of it" error={errors.level?.message}>
        {(control) => (
          <Select {...control} {...register("level")}>
            {DERIVATION_LEVELS.map((level) => (
              <option key={level} value={level}>
                {DERIVATION_LABELS[level]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Reason" error={errors.reason?.message}>
        {(control) => <Textarea {...control} {...register("reason")} rows={2} />}
      </Field>
    </>
  );
}
