import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse as parseCsv } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import jsonld from "jsonld";
import { SaxesParser } from "saxes";
import { z } from "zod";
import { rearmFormula } from "#lib/formats/export/csv-cells.ts";
import { recordJsonSchema } from "#lib/formats/export/records.ts";
import { withoutForbidden } from "#lib/formats/export/xml-text.ts";
import type { Expected, NodeProof } from "./verdict.ts";
import { COLLECTION_SCHEMA, CONTEXT, PAGE_SCHEMA } from "./web-annotation-rules.ts";

const expectedOf = async (folder: string): Promise<Expected> =>
  JSON.parse(await readFile(path.join(folder, "expected.json"), "utf8")) as Expected;
const read = (...parts: string[]) => readFile(path.join(...parts), "utf8");

/** Passages as lines that can be compared, whatever their order. */
const lines = (rows: readonly (readonly [string, number, number, string])[]) =>
  rows.map((row) => JSON.stringify(row)).toSorted();
const expectedLines = ({ passages }: Expected) =>
  lines(passages.map(({ tag, start, end, quote }) => [tag, start, end, quote] as const));

async function csvProof(folder: string, profile: "csv" | "csv-spreadsheet"): Promise<void> {
  const suffix = profile === "csv" ? ".csv" : ".spreadsheet.csv";
  const bytes = await readFile(path.join(folder, profile, `annotations${suffix}`));
  const rows = parseCsv(bytes, { columns: true, bom: true, record_delimiter: "\r\n" }) as Record<
    string,
    string
  >[];
  const raw = (cell = "") => (profile === "csv" ? cell : rearmFormula(cell));
  const found = rows.map(
    (row) => [row.tag ?? "", Number(row.start_utf16), Number(row.end_utf16), raw(row.exact)] as const,
  );
  assert.deepEqual(lines(found), expectedLines(await expectedOf(folder)));
}

const row = z.looseObject({
  tag: z.union([z.string(), z.coerce.number()]),
  start_utf16: z.coerce.number(),
  end_utf16: z.coerce.number(),
  exact: z.string(),
});
const TAG_NAMES = ["claim", "opinion", "boilerplate"];

async function parquetProof(folder: string, file: string): Promise<void> {
  const bytes = await readFile(path.join(folder, file));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const rows = (await parquetReadObjects({ file: buffer })).map((one) => row.parse(one));
  const found = rows.map(({ tag, start_utf16: start, end_utf16: end, exact }) => {
    const name = typeof tag === "number" ? TAG_NAMES[tag] : tag;
    return [name ?? "", start, end, exact] as const;
  });
  assert.deepEqual(lines(found), expectedLines(await expectedOf(folder)));
}

async function xmiProof(folder: string): Promise<void> {
  const found: (readonly [string, number, number, string])[] = [];
  for (const file of await readdir(path.join(folder, "uima-xmi"))) {
    if (!file.endsWith(".xmi")) continue;
    const passages: Record<string, string>[] = [];
    let text = "";
    const parser = new SaxesParser({ xmlns: false });
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes }) => {
      const given = attributes as Record<string, string>;
      if (name === "custom:Passage") passages.push(given);
      if (name === "cas:Sofa") text = given.sofaString ?? "";
    });
    parser.write(await read(folder, "uima-xmi", file)).close();
    for (const { tag = "", begin, end } of passages)
      found.push([tag, Number(begin), Number(end), text.slice(Number(begin), Number(end))]);
  }
  const { passages } = await expectedOf(folder);
  const wanted = passages.map(
    ({ tag, start, end, quote }) => [tag, start, end, withoutForbidden(quote)] as const,
  );
  assert.deepEqual(lines(found), lines(wanted));
}

async function pagesOf(folder: string): Promise<unknown[]> {
  const names = (await readdir(path.join(folder, "web-annotation"))).filter((name) =>
    name.startsWith("page-"),
  );
  return Promise.all(
    names.map(async (name): Promise<unknown> => JSON.parse(await read(folder, "web-annotation", name))),
  );
}

/** Safe mode refuses every term that no context explains, so that nothing is lost on the way to linked data. */
async function triplesOf(document: unknown, contexts: Record<string, object>): Promise<number> {
  const documentLoader = (url: string) => {
    const context = contexts[url];
    if (!context) throw new Error(`No context of ${url} is at hand.`);
    return Promise.resolve({ contextUrl: null, documentUrl: url, document: context });
  };
  const quads = await jsonld.toRDF(document, { documentLoader, safe: true });
  assert.ok(Array.isArray(quads));
  return quads.length;
}

function validated(schema: object, document: unknown): void {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(schema);
  if (!validate(document)) throw new Error(ajv.errorsText(validate.errors).slice(0, 600));
}

const SCHEMA_ORG = { "@context": { "@vocab": "https://schema.org/", url: { "@type": "@id" } } };

/** Readers that are always there. */
export const NODE_PROOFS: readonly NodeProof[] = [
  { name: "csv-parse: csv", run: (folder) => csvProof(folder, "csv") },
  { name: "csv-parse: csv-spreadsheet", run: (folder) => csvProof(folder, "csv-spreadsheet") },
  { name: "hyparquet: parquet", run: (folder) => parquetProof(folder, "parquet/annotations.parquet") },
  {
    name: "hyparquet: hugging-face-parquet",
    run: (folder) => parquetProof(folder, "hugging-face-parquet/data/annotations.parquet"),
  },
  { name: "saxes: uima-xmi", run: xmiProof },
  {
    name: "jsonld (safe mode, offline): web-annotation",
    async run(folder) {
      const contexts = { "http://www.w3.org/ns/anno.jsonld": CONTEXT };
      for (const page of await pagesOf(folder)) assert.ok((await triplesOf(page, contexts)) > 10);
      const collection: unknown = JSON.parse(await read(folder, "web-annotation", "collection.jsonld"));
      assert.ok((await triplesOf(collection, contexts)) > 0);
    },
  },
  {
    name: "jsonld (safe mode, offline): claim-review",
    async run(folder) {
      const reviews = z
        .array(z.unknown())
        .parse(JSON.parse(await read(folder, "claim-review", "claim-reviews.json")));
      for (const review of reviews)
        assert.ok((await triplesOf(review, { "https://schema.org": SCHEMA_ORG })) > 5);
    },
  },
  {
    name: "ajv: web-annotation",
    async run(folder) {
      for (const page of await pagesOf(folder)) validated(PAGE_SCHEMA, page);
      validated(COLLECTION_SCHEMA, JSON.parse(await read(folder, "web-annotation", "collection.jsonld")));
      assert.throws(() => validated(PAGE_SCHEMA, { ...CONTEXT, items: [] }));
    },
  },
  {
    name: "ajv: jsonl",
    async run(folder) {
      const schema = recordJsonSchema();
      const records = (await read(folder, "jsonl", "dataset.jsonl")).split("\n").slice(0, -1);
      assert.ok(records.length > 3);
      const ajv = new Ajv2020({ strict: false, validateFormats: false });
      const validate = ajv.compile(schema);
      for (const record of records) assert.ok(validate(JSON.parse(record)), ajv.errorsText(validate.errors));
      assert.equal(validate({ record: "annotation" }), false);
    },
  },
];
