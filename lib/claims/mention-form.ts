import { z } from "zod";
import type { AttributionStep } from "./attribution-chain.ts";
import { LONGEST_CHAIN, voicesTo } from "./attribution-chain.ts";
import type { Mention, Origin } from "./dossier.ts";
import { attributionChain, createOriginInput, quantityInput, updateMentionInput } from "./inputs.ts";
import type { StatedQuantity } from "./quantity.ts";
import {
  APPROXIMATORS,
  ATTRIBUTION_KINDS,
  CHECK_WORTHINESS,
  CLAIM_TYPES,
  QUANTITY_STATUSES,
  QUOTE_TYPES,
} from "./vocabulary.ts";

const unwrap = updateMentionInput.shape;

/** Where a voice stands in the text is not typed but taken over or marked, so the form only carries it. */
const quoted = z.custom<AttributionStep["source"]>();
const pieces = z.custom<AttributionStep["content"]>();

const voice = z.object({
  stepId: z.string(),
  name: attributionChain.element.shape.name.unwrap(),
  kind: z.enum(ATTRIBUTION_KINDS),
  source: quoted,
  cue: quoted,
  content: pieces,
  quoteType: z.enum(QUOTE_TYPES),
  anonymous: z.boolean(),
});
export type VoiceValues = z.input<typeof voice>;

/** A number typed by a person: grouping commas and spaces are taken out. */
const numberText = z
  .string()
  .refine(
    (text) => text.trim() === "" || Number.isFinite(readNumberText(text)),
    "Write a number, such as 12,000.",
  );

export function readNumberText(text: string): number {
  const digits = text.replace(/[\s,]/gu, "");
  return digits === "" ? Number.NaN : Number(digits);
}

const quantity = z
  .object({
    value: numberText,
    upper: numberText,
    kind: z.string(),
    filter: z.string(),
    unit: z.string(),
    per: z.string(),
    approximator: z.enum(APPROXIMATORS),
    status: z.enum(["", ...QUANTITY_STATUSES]),
    asOf: z.string(),
    raw: z.string(),
  })
  .superRefine((values, context) => {
    const read = quantityOf(values);
    if (read === null) return;
    const checked = quantityInput.safeParse(read);
    for (const { path, message } of checked.error?.issues ?? [])
      context.addIssue({ code: "custom", path: [path[0] ?? "value"], message });
  });
export type QuantityValues = z.input<typeof quantity>;

/** The journalism around one mention, as a form has it. */
export const mentionFormSchema = z.object({
  /** Those who relay it, outermost first. */
  relays: z
    .array(
      voice.refine(({ name, anonymous }) => name.trim() !== "" || anonymous, {
        path: ["name"],
        message: "Name who relays it, or mark them as unnamed.",
      }),
    )
    .max(LONGEST_CHAIN - 1),
  origin: z.union([z.literal(""), createOriginInput.shape.name]),
  /** Where the origin's words stand, and what kind of saying it is. */
  originVoice: voice.omit({ name: true }),
  attribution: unwrap.attribution.unwrap(),
  quoteType: unwrap.quoteType.unwrap(),
  factuality: unwrap.factuality.unwrap(),
  hedgeCues: unwrap.hedgeCues.unwrap(),
  anonymous: z.boolean(),
  explicitlyUnverified: z.boolean(),
  checkWorthiness: z.enum(["", ...CHECK_WORTHINESS]),
  claimTypes: z.array(z.enum(CLAIM_TYPES)),
  quantity,
});
export type MentionFormValues = z.input<typeof mentionFormSchema>;

export const NO_QUANTITY: QuantityValues = {
  ...{ value: "", upper: "", kind: "", filter: "", unit: "", per: "", status: "", asOf: "", raw: "" },
  approximator: "exact",
};

/** A voice that stands nowhere in the text yet. */
export const emptyVoice = (): VoiceValues => ({
  ...{ stepId: "", name: "", kind: "statement", source: null, cue: null, content: [] },
  ...{ quoteType: "none", anonymous: false },
});

/** The form as it opens on a mention; without one, empty. */
export function mentionFormValues(mention: Mention | null, origins: readonly Origin[]): MentionFormValues {
  const voices = mention ? voicesTo(mention.chain, mention.originId) : [];
  const end = mention && mention.originId !== null ? voices.at(-1) : undefined;
  const relays = end ? voices.slice(0, -1) : voices;
  const { name: _, ...originVoice } = end ? voiceValues(end, origins) : emptyVoice();
  return {
    relays: relays.map((step) => voiceValues(step, origins)),
    origin: origins.find(({ id }) => id === mention?.originId)?.name ?? "",
    originVoice,
    attribution: mention?.attribution ?? "",
    quoteType: mention?.quoteType ?? "none",
    factuality: mention?.factuality ?? "CT+",
    hedgeCues: mention?.hedgeCues ?? "",
    anonymous: mention?.anonymous ?? false,
    explicitlyUnverified: mention?.explicitlyUnverified ?? false,
    checkWorthiness: mention?.checkWorthiness ?? "",
    claimTypes: mention?.claimTypes ?? [],
    quantity: mention?.quantity ? quantityValues(mention.quantity) : NO_QUANTITY,
  };
}

function voiceValues(
  { id, parentId: _, originId, name, ...rest }: AttributionStep,
  origins: readonly Origin[],
): VoiceValues {
  return { ...rest, stepId: id, name: origins.find((origin) => origin.id === originId)?.name ?? name };
}

/** A quantity as its fields show it. */
export function quantityValues({ value, upper, status, asOf, ...rest }: StatedQuantity): QuantityValues {
  return {
    ...rest,
    value: String(value),
    upper: upper === null ? "" : String(upper),
    status: status ?? "",
    asOf: asOf ?? "",
  };
}

/** What the fields come to; null when no number is given. */
export function quantityOf({ value, upper, status, asOf, ...rest }: QuantityValues): StatedQuantity | null {
  if (value.trim() === "") return null;
  return {
    ...rest,
    value: readNumberText(value),
    upper: upper.trim() === "" ? null : readNumberText(upper),
    status: status || null,
    asOf: asOf.trim() || null,
  };
}

interface Change {
  kind: string;
  input: unknown;
}

/** What has to be sent so that the server has the mention as the form has it; a new origin is made first. */
export function mentionChanges(
  values: MentionFormValues,
  { mention, origins, projectId }: { mention: Mention; origins: readonly Origin[]; projectId: string },
  mintId: () => string,
): Change[] {
  const name = values.origin.trim();
  const known = originNamed(origins, name);
  const originId = name === "" ? null : (known?.id ?? mintId());
  const { attribution, quoteType, factuality, hedgeCues, anonymous, explicitlyUnverified, claimTypes } =
    values;
  return [
    ...(originId && !known ? [{ kind: "origin.create", input: { id: originId, projectId, name } }] : []),
    {
      kind: "mention.update",
      input: {
        ...{ id: mention.id, version: mention.version, originId, attribution, quoteType, factuality },
        ...{ hedgeCues, anonymous, explicitlyUnverified, claimTypes },
        checkWorthiness: values.checkWorthiness || null,
        chain: chainFrom(values, { mention, origins, originId, originName: name }, mintId),
        quantity: quantityOf(values.quantity),
      },
    },
  ];
}

/** The origin that a name means: capitals, spacing and a leading "the" make no difference. */
export function originNamed(origins: readonly Origin[], name: string): Origin | undefined {
  const key = comparableName(name);
  return key === "" ? undefined : origins.find((origin) => comparableName(origin.name) === key);
}

function comparableName(name: string): string {
  const plain = name.normalize("NFC").trim().replace(/\s+/gu, " ").toLowerCase();
  return plain.replace(/^the /u, "");
}

interface ChainEnd {
  mention: Mention;
  origins: readonly Origin[];
  originId: string | null;
  originName: string;
}

/** One voice relays the next, the origin last. Voices beside this line, recorded elsewhere, stay while they hang on it. */
function chainFrom(
  { relays, originVoice }: MentionFormValues,
  { mention, origins, originId, originName }: ChainEnd,
  mintId: () => string,
): AttributionStep[] {
  const line: (VoiceValues & { originId: string | null })[] = [
    ...relays.map((relay) => ({ ...relay, originId: originNamed(origins, relay.name)?.id ?? null })),
    ...(originId === null ? [] : [{ ...originVoice, name: originName, originId }]),
  ];
  const steps: AttributionStep[] = [];
  for (const { stepId, ...step } of line)
    steps.push({ ...step, id: stepId || mintId(), parentId: steps.at(-1)?.id ?? null });
  const shown = new Set(voicesTo(mention.chain, mention.originId).map(({ id }) => id));
  for (const step of mention.chain) {
    const hangs = step.parentId === null || steps.some(({ id }) => id === step.parentId);
    if (!shown.has(step.id) && hangs) steps.push(step);
  }
  return steps;
}
