import { z } from "zod";
import { hasEnoughEvidence, LEVELS, type Level } from "../corroboration/rubric.ts";
import type { ClaimDossier, Judgment, Mention } from "./dossier.ts";
import { createOriginInput, saveJudgmentInput, updateClaimInput, updateMentionInput } from "./inputs.ts";
import { CONFIDENCES } from "./vocabulary.ts";

const levelFields = LEVELS.map(String) as [string, ...string[]];

/**
 * The claim's form: statement, the mention it was opened from, and one's own judgment. The level may be left open;
 * once it is chosen, confidence and rationale are asked for, and evidence where the level speaks of it.
 */
export function claimFormSchema(evidenceCount: number) {
  return z
    .object({
      text: updateClaimInput.shape.text,
      questionId: z.string(),
      origin: z.union([z.literal(""), createOriginInput.shape.name]),
      attribution: updateMentionInput.shape.attribution.unwrap(),
      quoteType: updateMentionInput.shape.quoteType.unwrap(),
      factuality: updateMentionInput.shape.factuality.unwrap(),
      hedgeCues: updateMentionInput.shape.hedgeCues.unwrap(),
      anonymous: z.boolean(),
      explicitlyUnverified: z.boolean(),
      level: z.enum(["", ...levelFields]),
      confidence: z.enum(["", ...CONFIDENCES]),
      rationale: z.string(),
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
  origins: readonly { id: string; name: string }[];
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
    origin: origins.find(({ id }) => id === mention?.originId)?.name ?? "",
    attribution: mention?.attribution ?? "",
    quoteType: mention?.quoteType ?? "none",
    factuality: mention?.factuality ?? "CT+",
    hedgeCues: mention?.hedgeCues ?? "",
    anonymous: mention?.anonymous ?? false,
    explicitlyUnverified: mention?.explicitlyUnverified ?? false,
    level: judgment ? String(judgment.level) : "",
    confidence: judgment?.confidence ?? "",
    rationale: judgment?.rationale ?? "",
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
    names.some((name) => before[name] !== values[name]);
  const changes: Change[] = [];
  const { claim } = sources.dossier;
  if (differs("text", "questionId"))
    changes.push({
      kind: "claim.update",
      input: {
        id: claim.id,
        version: claim.version,
        text: values.text,
        questionId: values.questionId || null,
      },
    });
  const aboutMention = [
    "origin",
    "attribution",
    "quoteType",
    "factuality",
    "hedgeCues",
    "anonymous",
    "explicitlyUnverified",
  ] as const;
  if (sources.mention && differs(...aboutMention))
    changes.push(...mentionChanges(values, sources, sources.mention, mintId));
  if (values.level !== "" && differs("level", "confidence", "rationale"))
    changes.push(judgmentChange(values, sources, mintId));
  return changes;
}

function mentionChanges(
  values: ClaimFormValues,
  { origins, projectId }: Sources & { projectId: string },
  mention: Mention,
  mintId: () => string,
): Change[] {
  const name = values.origin.trim();
  const known = origins.find((origin) => origin.name.toLowerCase() === name.toLowerCase());
  const originId = name === "" ? null : (known?.id ?? mintId());
  const { attribution, quoteType, factuality, hedgeCues, anonymous, explicitlyUnverified } = values;
  const changes: Change[] = [];
  if (originId && !known) changes.push({ kind: "origin.create", input: { id: originId, projectId, name } });
  changes.push({
    kind: "mention.update",
    input: {
      ...{
        id: mention.id,
        version: mention.version,
        originId,
        attribution,
        quoteType,
        factuality,
        hedgeCues,
      },
      ...{ anonymous, explicitlyUnverified, checkWorthiness: mention.checkWorthiness },
    },
  });
  return changes;
}

function judgmentChange(
  values: ClaimFormValues,
  { dossier, judgment, blind }: Sources & { blind: boolean },
  mintId: () => string,
): Change {
  return {
    kind: "judgment.save",
    input: {
      id: judgment?.id ?? mintId(),
      claimId: dossier.claim.id,
      version: judgment?.version ?? 0,
      level: Number(values.level),
      confidence: values.confidence,
      rationale: values.rationale,
      blind,
    },
  };
}
