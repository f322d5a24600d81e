import fc from "fast-check";
import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { describe, expect, it } from "vitest";
import { type Dataset, datasetInMemory, TEXT_MODES } from "../dataset.ts";
import { columnsOf, type RecordColumn } from "./column-types.ts";
import {
  arbitraryDataset,
  articleOf,
  collect,
  DESCRIPTION,
  EVERYTHING,
  someDataset,
  textOf,
} from "./dataset.arbitrary.ts";
import { huggingFaceParquetFormat } from "./hugging-face.ts";
import { type JsonlOptions, writeJsonl } from "./jsonl.ts";
import { PARQUET_TABLES, type ParquetTable, writeParquet } from "./parquet.ts";
import {
  adjudicationRecord,
  annotationRecord,
  articleRecord,
  type ClaimRecord,
  claimRecord,
} from "./records.ts";

const KINDS = {
  articles: "article",
  annotations: "annotation",
  claims: "claim",
  adjudications: "adjudication",
} as const;
const SCHEMAS = {
  articles: articleRecord,
  annotations: annotationRecord,
  claims: claimRecord,
  adjudications: adjudicationRecord,
} as const;

/** The reader's own way would take a byte-order mark at the beginning of a text for none of it. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const read = (file: ArrayBuffer) =>
  parquetReadObjects({
    file,
    parsers: { ...DEFAULT_PARSERS, stringFromBytes: (bytes: Uint8Array) => bytes && decoder.decode(bytes) },
  });

async function fileOf(dataset: Dataset, table: ParquetTable, options: JsonlOptions = EVERYTHING) {
  const pieces = await collect(writeParquet(dataset, options, table));
  return new Uint8Array(Buffer.concat(pieces)).buffer;
}

/** What a reader gives, in the words of the JSONL: numbers for 64-bit integers, names for classes. */
function named(columns: readonly RecordColumn[], row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(({ name, type }) => {
      const value = row[name] ?? null;
      if (type.kind === "class") return [name, type.names[Number(value)]];
      if (type.kind === "list")
        return [name, (value as Record<string, unknown>[]).map((one) => named(type.columns, one))];
      return [name, typeof value === "bigint" ? Number(value) : value];
    }),
  );
}

async function lines(dataset: Dataset, options: JsonlOptions): Promise<unknown[]> {
  const text = await textOf(writeJsonl(dataset, options));
  return text
    .split("\n")
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));
}

describe("Parquet", () => {
  it.each(Object.keys(KINDS) as (keyof typeof KINDS)[])("says of %s what the JSONL says", async (table) => {
    const columns = columnsOf(SCHEMAS[table]);
    await fc.assert(
      fc.asyncProperty(arbitraryDataset, fc.constantFrom(...TEXT_MODES), async ({ dataset }, textMode) => {
        const options = { ...EVERYTHING, textMode, records: [KINDS[table]] };
        const rows = await read(await fileOf(dataset, table, options));
        expect(rows.map((row) => named(columns, row))).toEqual(await lines(dataset, options));
      }),
      { numRuns: 60 },
    );
  });

  it.each(["mentions", "evidence", "judgments"] as const)(
    "has the %s of all claims as rows",
    async (table) => {
      const { dataset } = someDataset();
      const element = claimRecord.shape[table].element;
      const claims = (await lines(dataset, { ...EVERYTHING, records: ["claim"] })) as ClaimRecord[];
      const rows = await read(await fileOf(dataset, table));
      expect(rows.map((row) => [row["claim_id"], named(columnsOf(element), row)])).toEqual(
        claims.flatMap((claim) => claim[table].map((part) => [claim.id, part])),
      );
      expect(rows.length).toBeGreaterThan(0);
    },
  );

  it("keeps class labels for the datasets library", async () => {
    const { dataset } = someDataset();
    const metadata = parquetMetadata(await fileOf(dataset, "annotations"));
    const kept = metadata.key_value_metadata?.find(({ key }) => key === "huggingface")?.value ?? "{}";
    const { info } = JSON.parse(kept) as { info: { features: Record<string, unknown> } };
    expect(Object.keys(info.features)).toEqual(Object.keys(annotationRecord.shape));
    expect(info.features["tag"]).toEqual({ names: ["claim", "opinion", "boilerplate"], _type: "ClassLabel" });
    expect(info.features["exact"]).toEqual({ dtype: "string", _type: "Value" });
    const schema = parquetSchema(metadata);
    expect(schema.children.find(({ element }) => element.name === "tag")?.element.type).toBe("INT64");
  });

  it("writes a row group at a time, however many rows there are", async () => {
    const article = articleOf(1, "a short text");
    const rows = 12_001;
    let made = 0;
    const dataset: Dataset = {
      ...datasetInMemory({ description: DESCRIPTION, reviewers: [], documents: [], claims: [] }),
      async *documents() {
        for (; made < rows; made++) yield { article, annotations: [] };
      },
    };
    const pieces: Uint8Array[] = [];
    for await (const piece of writeParquet(dataset, EVERYTHING, "articles")) {
      if (pieces.length === 0) expect(made).toBeLessThan(6_000);
      pieces.push(piece);
    }
    const file = new Uint8Array(Buffer.concat(pieces)).buffer;
    expect(parquetMetadata(file).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      5_000, 5_000, 2_001,
    ]);
    expect(await read(file)).toHaveLength(rows);
  });

  it("is readable without any rows", async () => {
    const dataset = datasetInMemory({ description: DESCRIPTION, reviewers: [], documents: [], claims: [] });
    for (const table of PARQUET_TABLES) expect(await read(await fileOf(dataset, table))).toEqual([]);
  });

  it("stands in the Hugging Face folder where it is asked for, and the card says so", async () => {
    const { dataset } = someDataset();
    const files = new Map<string, string>();
    for await (const { path, content } of huggingFaceParquetFormat.write(dataset, EVERYTHING))
      files.set(path, await textOf(content));
    const { "README.md": card = "", ...data } = Object.fromEntries(files);
    expect(Object.keys(data)).toEqual([
      "data/annotations.parquet",
      "data/claims.parquet",
      "data/articles.parquet",
      "data/adjudications.parquet",
    ]);
    for (const path of Object.keys(data)) expect(card).toContain(`path: ${path}\n`);
    expect(card).not.toContain(".jsonl");
  });
});
