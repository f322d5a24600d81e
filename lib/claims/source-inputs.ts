import { z } from "zod";
import { textSchema } from "../annotations/inputs.ts";
import { idSchema } from "../operations/envelope.ts";
import {
  CRITERIA,
  CRITERION_OUTCOMES,
  DERIVATION_LEVELS,
  PUBLISHER_KINDS,
  RELIABILITY_GRADES,
} from "./vocabulary.ts";

const version = z.int().min(1);
const reason = textSchema(2_000).trim().min(1, "Say in a sentence why.");
const named = z.strictObject({ id: idSchema, version });

/** What an outlet is, who owns it, and whose texts it shares. */
export const updatePublisherInput = z.strictObject({
  id: idSchema,
  version,
  name: textSchema(300).trim().min(1, "Name the publisher."),
  domain: textSchema(300).trim().default(""),
  kind: z.enum(PUBLISHER_KINDS).default("unknown"),
  owner: textSchema(300).trim().default(""),
  syndicationGroup: textSchema(300).trim().default(""),
  country: textSchema(100).trim().default(""),
});

/** An analyst's estimate that two origins may lean on each other: 0 not at all, 1 one and the same. */
const dependence = z
  .number("Give a number from 0 to 1.")
  .min(0, "Give a number from 0 to 1.")
  .max(1, "Give a number from 0 to 1.");
export const addDependenceInput = z
  .strictObject({ id: idSchema, originId: idSchema, otherOriginId: idSchema, dependence, reason })
  .refine(({ originId, otherOriginId }) => originId !== otherOriginId, {
    path: ["otherOriginId"],
    message: "Choose two different origins.",
  });
export const updateDependenceInput = named.extend({ dependence, reason });
export const removeDependenceInput = named;

/** How much of an article was taken from another of the project, or from a page known by its address. */
export const addDerivationInput = z.strictObject({
  id: idSchema,
  articleId: idSchema,
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("article"), articleId: idSchema }),
    z.strictObject({
      kind: z.literal("url"),
      url: z.url({ protocol: /^https?$/, error: "Give a web address, https://…" }).max(2_000),
    }),
  ]),
  level: z.enum(DERIVATION_LEVELS),
  reason,
});
export const updateDerivationInput = named.extend({ level: z.enum(DERIVATION_LEVELS), reason });
export const removeDerivationInput = named;

/** One reviewer's Admiralty grade of a publisher, with what it rests on. */
const assessment = {
  reliability: z.enum(RELIABILITY_GRADES),
  criteria: z.partialRecord(z.enum(CRITERIA), z.enum(CRITERION_OUTCOMES)).default({}),
  rationale: textSchema(5_000).trim().min(1, "Say in a sentence what the grade rests on."),
};
export const addAssessmentInput = z.strictObject({ id: idSchema, publisherId: idSchema, ...assessment });
export const updateAssessmentInput = named.extend(assessment);

export type UpdatePublisherInput = z.input<typeof updatePublisherInput>;
export type AddDependenceInput = z.input<typeof addDependenceInput>;
export type AddDerivationInput = z.input<typeof addDerivationInput>;
export type AddAssessmentInput = z.input<typeof addAssessmentInput>;
