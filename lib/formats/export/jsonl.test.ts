import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datasetInMemory, type ExportOptions } from "../dataset.ts";
import {
  arbitraryDataset,
  articleOf,
  collect,
  DESCRIPTION,
  EVERYTHING,
  multiset,
  someDataset,
  spansOf,
  textOf,
} from "./dataset.arbitrary.ts";
import { type JsonlOptions, writeJsonl } from "./jsonl.ts";
import {
  adjudicationRecord,
  annotationRecord,
  articleRecord,
  claimRecord,
  exportRecord,
  type ExportRecord,
  RECORD_KINDS,
  recordJsonSchema,
} from "./records.ts";
import type { Dataset } from "../dataset.ts";

const ALL: JsonlOptions = { ...EVERYTHING, records: RECORD_KINDS };

const byCodeUnits = (a: string, b: string) => (a < b ? -1 : Number(a > b));

async function recordsOf(dataset: Dataset, options: JsonlOptions): Promise<ExportRecord[]> {
  const text = await textOf(writeJsonl(dataset, options));
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => exportRecord.parse(JSON.parse(line)));
}

describe("our JSONL", () => {
  it("gives back every (label, quote, start, end), in both units", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const records = await recordsOf(dataset, ALL);
        const texts = new Map(
          records.flatMap((record) =>
            record.record === "article" ? [[record.version_id, record.text]] : [],
          ),
        );
        const spans = records.flatMap((record) => {
          if (record.record !== "annotation") return [];
          const text = texts.get(record.version_id) ?? "";
          expect(text.slice(record.start_utf16, record.end_utf16)).toBe(record.exact);
          expect([...text].slice(record.start_codepoint, record.end_codepoint).join("")).toBe(record.exact);
          return {
            article: record.article_id,
            label: record.tag,
            quote: record.exact ?? "",
            start: record.start_utf16,
            end: record.end_utf16,
          };
        });
        expect(multiset(spans)).toEqual(multiset(spansOf(documents)));
      }),
    );
  });

  it("writes the claims with everything that hangs on them", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, claims }) => {
        const records = await recordsOf(dataset, ALL);
        const written = records.filter((record) => record.record === "claim");
        expect(written.map(({ id, text }) => [id, text])).toEqual(claims.map(({ id, text }) => [id, text]));
        written.forEach((record, i) => {
          const claim = claims[i];
          expect(record.mentions.map(({ id }) => id)).toEqual(claim?.mentions.map(({ id }) => id));
          expect(record.judgments.map(({ level }) => level ?? 0)).toEqual(
            claim?.judgments.map(({ level }) => level),
          );
          for (const judgment of record.judgments)
            expect(judgment.not_assessable).toBe(judgment.level === null);
          expect(record.evidence.map(({ url, exact }) => url ?? exact)).toEqual(
            claim?.evidence.map(({ target }) => (target.kind === "url" ? target.url : target.passage.exact)),
          );
        });
      }),
      { numRuns: 40 },
    );
  });

  it("is byte-identical for the same data, whatever order the store gives its parts in", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents, claims, adjudications }) => {
        const shuffled = datasetInMemory({
          description: DESCRIPTION,
          reviewers: dataset.reviewers.toReversed(),
          documents: documents.map(({ article, annotations }) => ({
            article,
            annotations: annotations.toReversed(),
          })),
          claims: claims.map((claim) => ({
            ...claim,
            mentions: claim.mentions.toReversed(),
            evidence: claim.evidence.toReversed(),
            judgments: claim.judgments.toReversed(),
          })),
          adjudications,
        });
        expect(await textOf(writeJsonl(shuffled, ALL))).toBe(await textOf(writeJsonl(dataset, ALL)));
      }),
      { numRuns: 40 },
    );
  });

  it("keeps every decision with who said otherwise and why, and only beside the settled layer", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, adjudications }) => {
        const records = await recordsOf(dataset, { ...ALL, records: ["adjudication"] });
        const told = records.map((record) => record.record === "adjudication" && record);
        expect(told.map((record) => record && record.id)).toEqual(adjudications.map(({ id }) => id));
        told.forEach((record, at) => {
          const { dissent = [], settled } = adjudications[at] ?? {};
          if (!record) throw new Error("Another kind of record.");
          expect(record.outcome).toBe(
            settled?.kind === "passage" && settled.tag === null ? "reject" : "keep",
          );
          expect(record.dissent.map((one) => [one.reviewer, one.differs_in, one.exact, one.reason])).toEqual(
            dissent.map(({ reviewerId, kinds, said, reason }) => [
              ...[reviewerId, kinds.join(" "), said?.kind === "annotation" ? said.exact : null, reason],
            ]),
          );
        });
        const without = await recordsOf(dataset, { ...ALL, layers: ["reviewer"] });
        expect(without.some(({ record }) => record === "adjudication")).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  it("writes keys in the order of the schema, the same on every line of a kind", async () => {
    const { dataset } = someDataset();
    const shapes = {
      article: articleRecord,
      annotation: annotationRecord,
      claim: claimRecord,
      adjudication: adjudicationRecord,
    };
    for (const record of await recordsOf(dataset, ALL)) {
      expect(Object.keys(record)).toEqual(Object.keys(shapes[record.record].shape));
    }
  });

  it("leaves out the text, or every word of it, as the text mode says", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const quote = await recordsOf(dataset, { ...ALL, textMode: "quote" });
        for (const record of quote) if (record.record === "article") expect(record.text).toBeNull();
        const quotes = quote.filter((record) => record.record === "annotation");
        expect(quotes.map(({ exact }) => exact ?? "").sort(byCodeUnits)).toEqual(
          spansOf(documents)
            .map((span) => span.quote)
            .sort(byCodeUnits),
        );
        for (const record of await recordsOf(dataset, { ...ALL, textMode: "stand-off" })) {
          if (record.record === "article") expect(record.text).toBeNull();
          const passages =
            record.record === "claim"
              ? [...record.mentions, ...record.evidence]
              : record.record === "annotation"
                ? [record]
                : [];
          for (const { exact, prefix, suffix } of passages)
            expect([exact, prefix, suffix]).toEqual([null, null, null]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("keeps the layers apart", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset, documents }) => {
        const options: ExportOptions = { ...EVERYTHING, layers: ["adjudicated"] };
        const records = await recordsOf(dataset, options);
        const settled = documents.flatMap(({ annotations }) =>
          annotations.filter(({ layer }) => layer === "adjudicated"),
        );
        expect(records.filter(({ record }) => record === "annotation")).toHaveLength(settled.length);
        for (const record of records) {
          if (record.record === "annotation") expect(record.layer).toBe("adjudicated");
          if (record.record === "claim") {
            for (const part of [...record.mentions, ...record.judgments])
              expect(part.layer).toBe("adjudicated");
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("names no reviewer in a pseudonymous export", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, async ({ dataset }) => {
        const text = await textOf(writeJsonl(dataset, { ...ALL, pseudonymous: true }));
        for (const { id, name } of dataset.reviewers) {
          expect(text).not.toContain(JSON.stringify(id));
          expect(text).not.toContain(JSON.stringify(name));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("refuses to write a reviewer whom the dataset does not list", async () => {
    const { documents } = someDataset();
    const dataset = datasetInMemory({ description: DESCRIPTION, reviewers: [], documents, claims: [] });
    await expect(textOf(writeJsonl(dataset, ALL))).rejects.toThrow(RangeError);
  });

  it("streams: hands on chunks long before the last article is read", async () => {
    const article = articleOf(1, "x".repeat(50_000));
    let read = 0;
    const dataset: Dataset = {
      ...datasetInMemory({ description: DESCRIPTION, reviewers: [], documents: [], claims: [] }),
      async *documents() {
        for (; read < 20; read++) yield { article, annotations: [] };
      },
    };
    const chunks = writeJsonl(dataset, { ...EVERYTHING, records: ["article"] });
    await chunks.next();
    expect(read).toBeLessThan(5);
    await collect(chunks);
    expect(read).toBe(20);
  });

  it("describes its lines as JSON Schema", () => {
    const schema = JSON.stringify(recordJsonSchema());
    expect(schema).toContain("https://json-schema.org/draft/2020-12/schema");
    for (const key of ["start_utf16", "end_codepoint", "not_assessable", "text_sha256"]) {
      expect(schema).toContain(`"${key}"`);
    }
  });
});
