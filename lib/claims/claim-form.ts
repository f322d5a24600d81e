import { z } from "zod";
import { hasEnoughEvidence, LEVELS, type Level } from "../corroboration/rubric.ts";
import type { ClaimDossier, Judgment, Mention, Origin } from "./dossier.ts";
import { saveJudgmentInput, updateClaimInput } from "./inputs.ts";
import { mentionChanges, mentionFormSchema, mentionFormValues } from "./mention-form.ts";
import { isCalendarDate } from "./quantity.ts";
import { CONFIDENCES } from "./vocabulary.ts";

const levelFields = LEVELS.map(String) as [string, ...string[]];
const dateText = z
  .string()
  .refine((text) => text === "" || isCalendarDate(text), "Give the date as YYYY-MM-DD.");

/**
 * The claim's form: statement, the mention it was opened from, and one's own judgment. The level may be left open;
 * once it is chosen, confidence and rationale are asked for, and evidence where the level speaks of it.
 */
export function claimFormSchema(evidenceCount: number) {
  return z
    .object({
      text: updateClaimInput.shape.text,
      questionId: z.string(),
      mention: mentionFormSchema,
      level: z.enum(["", ...levelFields]),
      confidence: z.enum(["", ...CONFIDENCES]),
      rationale: z.string(),
      cherryPicking: z.boolean(),
      asOf: dateText,
      reviewBy: dateText,
    })
    .superRefine((values, context) => {
      if (values.level === "") return;
      const complain = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [path], message });
      const rationale = saveJudgmentInput.shape.rationale.safeParse(values.rationale);
      if (!rationale.success) complain("rationale", rationale.error.issues[0]?.message ?? "");
      if (values.confidence === "") complain("confidence", "Say how confident you are.");
      if (!hasEnoughEvidence(Number(values.level) as Level, evidenceCount))
        complain(
          "level",
          "This level speaks of evidence: add at least one piece below first, or choose 3 or 0.",
        );
    });
}
export type ClaimFormValues = z.input<ReturnType<typeof claimFormSchema>>;

interface Sources {
  dossier: ClaimDossier;
  mention: Mention | null;
  judgment: Judgment | null;
  origins: readonly Origin[];
}

/** The form as it opens. */
export function claimFormValues({
  dossier: { claim },
  mention,
  judgment,
  origins,
}: Sources): ClaimFormValues {
  return {
    text: claim.text,
    questionId: claim.questionId ?? "",
    mention: mentionFormValues(mention, origins),
    level: judgment ? String(judgment.level) : "",
    confidence: judgment?.confidence ?? "",
    rationale: judgment?.rationale ?? "",
    cherryPicking: judgment?.cherryPicking ?? false,
    asOf: judgment?.asOf ?? "",
    reviewBy: judgment?.reviewBy ?? "",
  };
}

interface Change {
  kind: string;
  input: unknown;
}

/** What has to be sent so that the server has what the form has, in order; nothing for what was not changed. */
export function claimFormChanges(
  values: ClaimFormValues,
  sources: Sources & { projectId: string; blind: boolean },
  mintId: () => string,
): Change[] {
  const before = claimFormValues(sources);
  const differs = (...names: (keyof ClaimFormValues)[]) =>
    names.some((name) => canonical(before[name]) !== canonical(values[name]));
  const changes: Change[] = [];
  const { claim } = sources.dossier;
  if (differs("text", "questionId"))
    changes.push({
      kind: "claim.update",
      input: {
        ...{ id: claim.id, version: claim.version, text: values.text },
        questionId: values.questionId || null,
      },
    });
  if (sources.mention && differs("mention"))
    changes.push(...mentionChanges(values.mention, { ...sources, mention: sources.mention }, mintId));
  if (values.level !== "" && differs("level", "confidence", "rationale", "cherryPicking", "asOf", "reviewBy"))
    changes.push(judgmentChange(values, sources, mintId));
  return changes;
}

/** Equal texts for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function judgmentChange(
  { level, confidence, rationale, cherryPicking, asOf, reviewBy }: ClaimFormValues,
  { dossier, judgment, blind }: Sources & { blind: boolean },
  mintId: () => string,
): Change {
  return {
    kind: "judgment.save",
    input: {
      ...{ id: judgment?.id ?? mintId(), claimId: dossier.claim.id, version: judgment?.version ?? 0 },
      ...{ level: Number(level), confidence, rationale, blind, cherryPicking },
      ...{ asOf: asOf || null, reviewBy: reviewBy || null },
    },
  };
}
