import { z } from "zod";
import { passageSchema, textSchema } from "../annotations/inputs.ts";
import { LEVELS } from "../corroboration/rubric.ts";
import { idSchema } from "../operations/envelope.ts";
import {
  ACCESS_TYPES,
  CHECK_WORTHINESS,
  CONFIDENCES,
  FACTUALITIES,
  ORIGIN_KINDS,
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

/** Ties an annotation to a claim. An annotation has at most one claim. */
export const attachMentionInput = z.strictObject({ id: idSchema, claimId: idSchema, annotationId: idSchema });

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
});
export const detachMentionInput = z.strictObject({ id: idSchema, version });

/** Evidence is a passage of an article version in the project, or a page outside it. */
export const addEvidenceInput = z.strictObject({
  id: idSchema,
  claimId: idSchema,
  stance: z.enum(STANCES),
  note: textSchema(2_000).default(""),
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
  blind: z.boolean().default(false),
});

export type CreateClaimInput = z.input<typeof createClaimInput>;
export type UpdateClaimInput = z.input<typeof updateClaimInput>;
export type CreateOriginInput = z.input<typeof createOriginInput>;
export type UpdateMentionInput = z.input<typeof updateMentionInput>;
export type AddEvidenceInput = z.input<typeof addEvidenceInput>;
export type SaveJudgmentInput = z.input<typeof saveJudgmentInput>;
