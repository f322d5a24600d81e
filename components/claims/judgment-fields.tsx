import type { UseFormReturn } from "react-hook-form";
import type { ClaimFormValues } from "#lib/claims/claim-form.ts";
import { CONFIDENCES } from "#lib/claims/vocabulary.ts";
import { LEVELS, levelLabel, RUBRIC } from "#lib/corroboration/rubric.ts";
import type { LevelSuggestion } from "#lib/corroboration/suggestion.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CONFIDENCE_LABELS } from "./labels.ts";

interface Props {
  form: UseFormReturn<ClaimFormValues>;
  headline: string;
  suggestion: LevelSuggestion;
}

/** The level with its definitions beside it, what the reports suggest, confidence and reasons. */
export function JudgmentFields({ form: { register, formState }, headline, suggestion }: Props) {
  const { errors } = formState;
  return (
    <section aria-label="Judgment" className="flex flex-col gap-4">
      <RadioGroup
        legend="How well is it corroborated?"
        hint={
          <>
            <strong className="font-medium text-foreground">{headline}.</strong> They suggest{" "}
            {levelLabel(suggestion.level)}: {suggestion.reason}
          </>
        }
        error={errors.level?.message}
        control={register("level")}
        options={LEVELS.toReversed().map((level) => ({
          value: String(level),
          label: levelLabel(level),
          description: (
            <>
              {RUBRIC[level].definition} <i>{RUBRIC[level].example}</i>
            </>
          ),
        }))}
      />
      <RadioGroup
        legend="How confident are you?"
        error={errors.confidence?.message}
        control={register("confidence")}
        options={CONFIDENCES.map((value) => ({
          value,
          label: CONFIDENCE_LABELS[value].name,
          description: CONFIDENCE_LABELS[value].about,
        }))}
      />
      <Field label="Rationale" hint="Which reports you rest on, and why." error={errors.rationale?.message}>
        {(control) => <Textarea {...control} {...register("rationale")} rows={4} />}
      </Field>
      <Checkbox
        label="Cherry-picked"
        hint="The reports tell a part of the story in a way that misleads."
        {...register("cherryPicking")}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label="Holds as of" optional error={errors.asOf?.message}>
          {(control) => <Input {...control} {...register("asOf")} type="date" />}
        </Field>
        <Field label="Look again by" optional error={errors.reviewBy?.message}>
          {(control) => <Input {...control} {...register("reviewBy")} type="date" />}
        </Field>
      </div>
    </section>
  );
}
