import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttributionStep } from "./attribution-chain.ts";
import { claimFormChanges, claimFormSchema, claimFormValues } from "./claim-form.ts";
import { dossier, mention, origin } from "./dossier.arbitrary.ts";
import type { Mention } from "./dossier.ts";
import { updateMentionInput } from "./inputs.ts";
import {
  emptyVoice,
  mentionChanges,
  mentionFormSchema,
  mentionFormValues,
  NO_QUANTITY,
  originNamed,
} from "./mention-form.ts";
import { ATTRIBUTION_KINDS, FACTUALITIES, QUOTE_TYPES } from "./vocabulary.ts";

const ids = (seed = 0) => {
  let next = seed;
  return () => `00000000-0000-7000-8000-${String(++next).padStart(12, "0")}`;
};
const id = ids(1000);
const [first, second, claimId, mentionId] = [id(), id(), id(), id()];
const origins = [origin(first, { name: "The Ministry" }), origin(second, { name: "Orlen Radio" })];

const span = fc
  .tuple(fc.nat(500), fc.string({ minLength: 1, maxLength: 20 }))
  .map(([start, exact]) => ({ start, end: start + exact.length, exact }));
const anyStep = fc.record({
  name: fc.constantFrom("Somebody", "Orlen Radio"),
  source: fc.option(span),
  cue: fc.option(span),
  content: fc.array(span, { maxLength: 2 }),
  kind: fc.constantFrom(...ATTRIBUTION_KINDS),
  quoteType: fc.constantFrom(...QUOTE_TYPES),
  anonymous: fc.boolean(),
});
/** Mentions as the server keeps them: a line of voices that ends at the origin where there is one. */
const anyMention: fc.Arbitrary<Mention> = fc
  .record({
    steps: fc.array(anyStep, { maxLength: 4 }),
    originId: fc.constantFrom(null, first),
    factuality: fc.constantFrom(...FACTUALITIES),
    value: fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 })),
  })
  .map(({ steps, originId, factuality, value }) => {
    const mint = ids();
    const chain: AttributionStep[] = [];
    for (const step of steps)
      chain.push({
        ...{ ...step, id: mint(), parentId: chain.at(-1)?.id ?? null },
        originId: step.name === "Orlen Radio" ? second : null,
      });
    const last = chain.at(-1);
    if (originId !== null && last) chain[chain.length - 1] = { ...last, originId, name: "The Ministry" };
    const counted = {
      kind: "troops",
      filter: "",
      unit: "",
      per: "",
      upper: null,
      approximator: "about" as const,
    };
    return mention(mentionId, {
      ...{ claimId, originId, factuality, chain },
      quantity: value === null ? null : { ...counted, value, status: null, asOf: null, raw: "" },
    });
  });

/** The input of the update that saving the form sends. */
function saved(given: Mention, change: (values: ReturnType<typeof mentionFormValues>) => void = () => {}) {
  const values = mentionFormValues(given, origins);
  change(values);
  const changes = mentionChanges(
    mentionFormSchema.parse(values),
    { mention: given, origins, projectId: id() },
    ids(5000),
  );
  return { changes, input: updateMentionInput.parse(changes.at(-1)?.input) };
}

describe("the form of a mention", () => {
  test("saved as it opened, it leaves the mention as it was", () => {
    fc.assert(
      fc.property(anyMention, (given) => {
        const { input } = saved(given);
        const hadVoice = given.chain.length > 0 || given.originId === null;
        expect(input).toMatchObject({
          ...{ originId: given.originId, factuality: given.factuality, quantity: given.quantity },
          ...(hadVoice ? { chain: given.chain } : {}),
        });
      }),
      { numRuns: 1000 },
    );
  });

  test("nothing is sent where nothing was changed", () => {
    fc.assert(
      fc.property(anyMention, (given) => {
        const sources = { dossier: dossier([given]), mention: given, judgment: null, origins };
        const values = claimFormSchema(0).parse(claimFormValues(sources));
        expect(claimFormChanges(values, { ...sources, projectId: id(), blind: false }, ids())).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("relays come before the origin, each relaying the next", () => {
    const { input } = saved(mention(mentionId), (values) => {
      values.relays = ["Orlen Radio", "A spokesman"].map((name) => ({ ...emptyVoice(), name }));
      values.origin = "the  ministry";
    });
    expect(input.chain.map(({ name, originId }) => [name, originId])).toEqual([
      ["Orlen Radio", second],
      ["A spokesman", null],
      ["the  ministry", first],
    ]);
    expect(input.chain.map(({ parentId }) => parentId)).toEqual([
      null,
      input.chain[0]?.id,
      input.chain[1]?.id,
    ]);
    expect(input.originId).toBe(first);
  });

  test("an origin that nobody knows is made first", () => {
    const { changes, input } = saved(mention(mentionId), (values) => {
      values.origin = "A farmer";
    });
    expect(changes[0]).toMatchObject({
      kind: "origin.create",
      input: { id: input.originId, name: "A farmer" },
    });
  });

  test("voices beside the line to the origin stay", () => {
    const step: Omit<AttributionStep, "id" | "parentId" | "name" | "originId"> = {
      ...{ source: null, cue: null, content: [], kind: "statement", quoteType: "none", anonymous: false },
    };
    const [outer, inner, beside] = [id(), id(), id()];
    const chain: AttributionStep[] = [
      { ...step, id: outer, parentId: null, name: "Radio", originId: null },
      { ...step, id: inner, parentId: outer, name: "The Ministry", originId: first },
      { ...step, id: beside, parentId: outer, name: "A farmer", originId: null },
    ];
    expect(saved(mention(mentionId, { originId: first, chain })).input.chain).toEqual(chain);
  });

  test.each([
    ["12,000", "", "exact", 12_000],
    ["10 000", "12 000", "range", 10_000],
    ["-2.5", "", "about", -2.5],
  ] as const)("the number %s – %s is read", (value, upper, approximator, read) => {
    const { input } = saved(mention(mentionId), (values) => {
      values.quantity = { ...NO_QUANTITY, kind: "troops", value, upper, approximator };
    });
    expect(input.quantity?.value).toBe(read);
  });

  test.each([
    ["a word", { value: "many" }, "value"],
    ["a range upside down", { value: "12", upper: "10", approximator: "range" }, "value"],
    ["a number of nothing", { value: "12", kind: "" }, "kind"],
    ["a day that does not exist", { value: "12", asOf: "2026-02-30" }, "asOf"],
  ] as const)("%s is refused at its field", (_, given, field) => {
    const values = mentionFormValues(null, origins);
    const quantity = { ...NO_QUANTITY, kind: "troops", ...given };
    const parsed = mentionFormSchema.safeParse({ ...values, quantity });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toContain(`quantity.${field}`);
  });

  test("a relay without a name is one that is marked so", () => {
    const values = mentionFormValues(null, origins);
    const relay = emptyVoice();
    expect(mentionFormSchema.safeParse({ ...values, relays: [relay] }).success).toBe(false);
    expect(mentionFormSchema.safeParse({ ...values, relays: [{ ...relay, anonymous: true }] }).success).toBe(
      true,
    );
  });
});

test("an article before a name makes no other origin of it", () => {
  expect(originNamed(origins, " ministry")?.id).toBe(first);
  expect(originNamed(origins, "THE ORLEN RADIO")?.id).toBe(second);
  expect(originNamed(origins, "the")).toBeUndefined();
  expect(originNamed(origins, "")).toBeUndefined();
});
