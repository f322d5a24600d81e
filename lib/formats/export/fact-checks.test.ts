import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LEVELS, RUBRIC } from "../../corroboration/rubric.ts";
import type { DatasetClaim, DatasetEvidence } from "../dataset.ts";
import { averitecFormat } from "./averitec.ts";
import { claimReviewFormat } from "./claim-review.ts";
import { arbitraryDataset, EVERYTHING } from "./dataset.arbitrary.ts";
import { feverFormat } from "./fever.ts";
import { filesOf, parsedLines } from "./testing/round-trip.ts";

/** Said again, and differently, from what the exporters do: which claims have one level, and which. */
function verdict({ judgments }: DatasetClaim): number | null {
  const settled = judgments.filter(({ layer }) => layer === "adjudicated");
  const levels = new Set((settled.length > 0 ? settled : judgments).map(({ level }) => level));
  const [only] = levels;
  return levels.size === 1 && only !== undefined ? only : null;
}

const review = z.looseObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.literal("ClaimReview"),
  claimReviewed: z.string().min(1),
  url: z.string(),
  reviewRating: z.looseObject({
    "@type": z.literal("Rating"),
    alternateName: z.string(),
    ratingValue: z.int().min(1).max(5).optional(),
  }),
});

describe("ClaimReview", () => {
  it("has one review for every claim with a verdict, without a number where it cannot be assessed", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, claims }) => {
        const files = await filesOf(claimReviewFormat, dataset);
        const reviews = z.array(review).parse(JSON.parse(files.get("claim-reviews.json") ?? ""));
        const expected = claims.flatMap((claim) => {
          const level = verdict(claim);
          return level === null ? [] : [[claim.text, level === 0 ? undefined : level]];
        });
        expect(
          reviews.map(({ claimReviewed, reviewRating }) => [claimReviewed, reviewRating.ratingValue]),
        ).toEqual(expected);
        expect(new Set(reviews.map(({ url }) => url)).size).toBe(reviews.length);
      }),
      { numRuns: 40 },
    );
  });
});

const averitec = z.array(
  z.strictObject({
    claim: z.string(),
    required_reannotation: z.boolean(),
    label: z.enum(["Supported", "Refuted", "Not Enough Evidence", "Conflicting Evidence/Cherrypicking"]),
    justification: z.string(),
    claim_date: z
      .string()
      .regex(/^[1-9]\d?-[1-9]\d?-\d{4}$/)
      .nullable(),
    speaker: z.string().nullable(),
    original_claim_url: z.string().nullable(),
    cached_original_claim_url: z.null(),
    fact_checking_article: z.null(),
    reporting_source: z.string().nullable(),
    location_ISO_code: z.null(),
    claim_types: z.array(z.string()),
    fact_checking_strategies: z.array(z.string()),
    questions: z.array(
      z.strictObject({
        question: z.string(),
        answers: z.array(
          z.strictObject({
            answer: z.string().min(1),
            answer_type: z.enum(["Extractive", "Abstractive", "Boolean", "Unanswerable"]),
            source_url: z.string().nullable(),
            cached_source_url: z.null(),
            source_medium: z.string(),
          }),
        ),
      }),
    ),
  }),
);

describe("AVeriTeC", () => {
  it("has the label of the rubric and an answer for every piece of evidence", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, claims }) => {
        const files = await filesOf(averitecFormat, dataset);
        const rows = averitec.parse(JSON.parse(files.get("averitec.json") ?? ""));
        const judged = claims.filter((claim) => verdict(claim) !== null);
        expect(rows.map(({ label }) => label)).toEqual(
          judged.map((claim) => RUBRIC[LEVELS.find((level) => level === verdict(claim)) ?? 0].averitec),
        );
        rows.forEach(({ questions }, i) => {
          expect(questions.flatMap(({ answers }) => answers)).toHaveLength(judged[i]?.evidence.length ?? -1);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("quotes nothing in a stand-off export", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset }) => {
        const files = await filesOf(averitecFormat, dataset, { ...EVERYTHING, textMode: "stand-off" });
        expect(files.get("averitec.json")).not.toContain("Extractive");
      }),
      { numRuns: 20 },
    );
  });
});

const feverRow = z.looseObject({
  id: z.int(),
  label: z.enum(["SUPPORTS", "REFUTES", "NOT ENOUGH INFO"]),
  claim: z.string(),
  claim_id: z.string(),
  evidence: z
    .array(z.array(z.tuple([z.int(), z.int(), z.string().nullable(), z.int().nullable()])).min(1))
    .min(1),
});
const feverPage = z.looseObject({ id: z.string(), text: z.string(), lines: z.string() });

/** Sentences lose the white space around them, so quotes are compared without any. */
const withoutSpace = (text: string) => text.replaceAll(/[\s\u0085]/g, "");
const wordsOf = ({ target }: DatasetEvidence) =>
  target.kind === "passage" ? withoutSpace(target.passage.exact) : "nothing that any text has";

describe("FEVER", () => {
  it("points to sentences that share words with the evidence", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, claims }) => {
        const files = await filesOf(feverFormat, dataset);
        const pages = new Map(
          parsedLines(files.get("pages.jsonl") ?? "")
            .map((line) => feverPage.parse(line))
            .map((page) => [page.id, page]),
        );
        for (const line of parsedLines(files.get("claims.jsonl") ?? "")) {
          const row = feverRow.parse(line);
          const claim = claims.find(({ id }) => id === row.claim_id);
          for (const set of row.evidence) {
            const touched = set.flatMap(([, , page, sentence]) => {
              if (page === null || sentence === null) return [];
              const [number, words = ""] = (pages.get(page)?.lines.split("\n")[sentence] ?? "").split("\t");
              expect(Number(number)).toBe(sentence);
              return [words];
            });
            if (touched.length === 0) continue;
            const found = withoutSpace(touched.join(""));
            expect(claim?.evidence.some((piece) => found.includes(wordsOf(piece)))).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
