import { z } from "zod";
import { passageSchema, textSchema } from "../annotations/inputs.ts";
import { LEVELS } from "../corroboration/rubric.ts";
import { idSchema } from "../operations/envelope.ts";
import { chainProblem, LONGEST_CHAIN } from "./attribution-chain.ts";
import { isCalendarDate, quantityProblem } from "./quantity.ts";
import {
  ACCESS_TYPES,
  APPROXIMATORS,
  ATTRIBUTION_KINDS,
  CHECK_WORTHINESS,
  CLAIM_RELATIONS,
  CLAIM_TYPES,
  CONFIDENCES,
  CONTRADICTION_TYPES,
  FACTUALITIES,
  ORIGIN_KINDS,
  QUANTITY_STATUSES,
  QUOTE_TYPES,
  RELIABILITY_GRADES,
  STANCES,
} from "./vocabulary.ts";

const version = z.int().min(1);

/** The standalone statement: referents, dates and units resolved; hedges and attribution live in fields. */
const statement = textSchema(2_000).trim().min(1, "Write the claim as one sentence that stands alone.");

/** A question that competing claims answer with different values. */
export const createQuestionInput = z.strictObject({
  id: idSchema,
  projectId: idSchema,
  text: textSchema(500).trim().min(1, "Write the question that these claims answer."),
});
export const updateQuestionInput = createQuestionInput.omit({ projectId: true }).extend({ version });

/** Makes a claim, optionally with its first mention (an annotation tagged claim). */
export const createClaimInput = z.strictObject({
  id: idSchema,
  projectId: idSchema,
  text: statement,
  questionId: idSchema.nullable().default(null),
  mention: z.strictObject({ id: idSchema, annotationId: idSchema }).nullable().default(null),
});
export const updateClaimInput = z.strictObject({
  id: idSchema,
  version,
  text: statement,
  questionId: idSchema.nullable().default(null),
});

export const createOriginInput = z.strictObject({
  id: idSchema,
  projectId: idSchema,
  name: textSchema(300).trim().min(1, "Name the origin."),
  kind: z.enum(ORIGIN_KINDS).default("unknown"),
  reliability: z.enum(RELIABILITY_GRADES).default("F"),
  access: z.enum(ACCESS_TYPES).default("unknown"),
});
export const updateOriginInput = createOriginInput.omit({ projectId: true }).extend({ version });

/** A statement that known claims are looked up for. */
export const matchesQuery = z.strictObject({ statement: z.string().max(2_000) });

/** Ties an annotation to a claim. An annotation has at most one claim. */
export const attachMentionInput = z.strictObject({ id: idSchema, claimId: idSchema, annotationId: idSchema });

const calendarDate = z.string().refine(isCalendarDate, "Give the date as YYYY-MM-DD.");

/** Words of the article's text; the server holds `exact` against it. */
const quotedSpan = z
  .strictObject({ start: z.int().min(0), end: z.int().min(1), exact: textSchema(20_000).min(1) })
  .refine(({ start, end }) => end > start, { path: ["end"], message: "A passage ends after it starts." });

const attributionStep = z.strictObject({
  id: idSchema,
  parentId: idSchema.nullable().default(null),
  name: textSchema(300).trim().default(""),
  originId: idSchema.nullable().default(null),
  source: quotedSpan.nullable().default(null),
  cue: quotedSpan.nullable().default(null),
  content: z.array(quotedSpan).max(20).default([]),
  kind: z.enum(ATTRIBUTION_KINDS).default("statement"),
  quoteType: z.enum(QUOTE_TYPES).default("none"),
  anonymous: z.boolean().default(false),
});

/** Who relays whom: every voice names the one it is relayed by; circles are refused. */
export const attributionChain = z
  .array(attributionStep)
  .max(LONGEST_CHAIN, `An attribution has at most ${LONGEST_CHAIN} voices.`)
  .superRefine((steps, context) => {
    const problem = chainProblem(steps);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** A number as the article states it; see `Quantity` for what each field means. */
export const quantityInput = z
  .strictObject({
    kind: textSchema(200).trim().min(1, "Say what is counted."),
    filter: textSchema(200).trim().default(""),
    unit: textSchema(40).trim().default(""),
    per: textSchema(40).trim().default(""),
    value: z.number(),
    upper: z.number().nullable().default(null),
    approximator: z.enum(APPROXIMATORS).default("exact"),
    status: z.enum(QUANTITY_STATUSES).nullable().default(null),
    asOf: calendarDate.nullable().default(null),
    raw: textSchema(500).default(""),
  })
  .superRefine((quantity, context) => {
    const problem = quantityProblem(quantity);
    if (problem) context.addIssue({ code: "custom", path: ["value"], message: problem });
  });

/** The journalism around a mention: who is said to have said it, how firmly, how quoted. */
export const updateMentionInput = z.strictObject({
  id: idSchema,
  version,
  originId: idSchema.nullable().default(null),
  attribution: textSchema(500).default(""),
  quoteType: z.enum(QUOTE_TYPES).default("none"),
  factuality: z.enum(FACTUALITIES).default("CT+"),
  hedgeCues: textSchema(500).default(""),
  explicitlyUnverified: z.boolean().default(false),
  anonymous: z.boolean().default(false),
  checkWorthiness: z.enum(CHECK_WORTHINESS).nullable().default(null),
  claimTypes: z.array(z.enum(CLAIM_TYPES)).max(CLAIM_TYPES.length).default([]),
  chain: attributionChain.default([]),
  quantity: quantityInput.nullable().default(null),
});
export const detachMentionInput = z.strictObject({ id: idSchema, version });

/** Evidence is a passage of an article version in the project, or a page outside it. */
export const addEvidenceInput = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  stance: z.enum(STANCES),
  note: textSchema(2_000).default(""),
  /** Who it comes from; null takes over what the mention around the passage says. */
  originId: idSchema.nullable().default(null),
  target: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("passage"), versionId: idSchema, passage: passageSchema }),
    z.strictObject({ kind: z.literal("url"), url: z.url({ protocol: /^https?$/ }).max(2_000) }),
  ]),
});
export const updateEvidenceInput = z.strictObject({
  id: idSchema,
  version,
  stance: z.enum(STANCES),
  note: textSchema(2_000).default(""),
  originId: idSchema.nullable().default(null),
});
export const removeEvidenceInput = z.strictObject({ id: idSchema, version });

/** One reviewer's judgment of one claim. `version` 0 writes the first one; later ones name what they replace. */
export const saveJudgmentInput = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  version: z.int().min(0),
  level: z.literal(LEVELS),
  confidence: z.enum(CONFIDENCES),
  rationale: textSchema(5_000).trim().min(1, "Say in a sentence why you chose this level."),
  /** Publishers and their grades were hidden while it was chosen. */
  blind: z.boolean().default(false),
  cherryPicking: z.boolean().default(false),
  asOf: calendarDate.nullable().default(null),
  reviewBy: calendarDate.nullable().default(null),
});

/** How claim `a` stands to claim `b`; "entails" reads from `a` to `b`. */
export const addRelationInput = z
  .strictObject({
    id: idSchema,
    claimId: idSchema,
    otherClaimId: idSchema,
    type: z.enum(CLAIM_RELATIONS),
    contradictionType: z.enum(CONTRADICTION_TYPES).nullable().default(null),
    note: textSchema(2_000).default(""),
  })
  .refine(({ claimId, otherClaimId }) => claimId !== otherClaimId, {
    path: ["otherClaimId"],
    message: "A claim stands in no relation to itself.",
  })
  .refine(({ type, contradictionType }) => type === "contradicts" || contradictionType === null, {
    path: ["contradictionType"],
    message: "Only a contradiction has a type.",
  });
export const removeRelationInput = z.strictObject({ id: idSchema, version });

/** Merges claim `id` into another: its mentions, evidence and relations move there, and it is shown no more. */
export const mergeClaimInput = z.strictObject({ id: idSchema, version, moveId: idSchema, intoId: idSchema });

/** Splits mentions and evidence off claim `id` into a new claim. */
export const splitClaimInput = z.strictObject({
  id: idSchema,
  version,
  moveId: idSchema,
  newClaim: z.strictObject({ id: idSchema, text: statement }),
  mentionIds: z.array(idSchema).max(5_000).default([]),
  evidenceIds: z.array(idSchema).max(5_000).default([]),
});
/** Takes a merge or a split back. */
export const undoMoveInput = z.strictObject({ id: idSchema, version });

export type CreateClaimInput = z.input<typeof createClaimInput>;
export type UpdateClaimInput = z.input<typeof updateClaimInput>;
export type CreateOriginInput = z.input<typeof createOriginInput>;
export type UpdateMentionInput = z.input<typeof updateMentionInput>;
export type AddEvidenceInput = z.input<typeof addEvidenceInput>;
export type SaveJudgmentInput = z.input<typeof saveJudgmentInput>;
