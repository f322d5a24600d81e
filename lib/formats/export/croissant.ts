import { TAGS } from "../../annotations/tags.ts";
import { LEVELS, RUBRIC } from "../../corroboration/rubric.ts";
import type { Dataset, DatasetDescription, ExportOptions } from "../dataset.ts";
import { citationOf } from "./card-text.ts";
import { CROISSANT_CONTEXT } from "./croissant-context.ts";
import { writeCsv } from "./csv.ts";
import type { ExportFile, ExportFormat, TextHash } from "./export-format.ts";
import { baseIri } from "./iris.ts";
import { isoDay } from "./iso-time.ts";
import { jsonDocument } from "./json-text.ts";
import { writeJsonl } from "./jsonl.ts";

/** The flat tables of the folder; the columns that Croissant describes are a choice of theirs. */
const TABLES = [
  { id: "articles", path: "articles.jsonl", mediaType: "application/jsonlines" },
  { id: "annotations", path: "annotations.csv", mediaType: "text/csv" },
  { id: "judgments", path: "judgments.csv", mediaType: "text/csv" },
  { id: "evidence", path: "evidence.csv", mediaType: "text/csv" },
  { id: "adjudications", path: "adjudications.csv", mediaType: "text/csv" },
] as const;
type Table = (typeof TABLES)[number];

type DataType = "sc:Text" | "sc:Integer" | "sc:Boolean" | "sc:DateTime" | "sc:URL";

/** Data files first, since the description, written last, names their checksums. */
async function* croissantFiles(
  dataset: Dataset,
  options: ExportOptions,
  newHash: () => TextHash,
): AsyncGenerator<ExportFile> {
  const checksums = new Map<string, string>();
  for (const table of TABLES) {
    const hash = newHash();
    yield {
      path: table.path,
      mediaType: table.mediaType,
      content: hashing(contentOf(table, dataset, options), hash, (sha256) => {
        checksums.set(table.id, sha256);
      }),
    };
  }
  yield {
    path: "croissant.json",
    mediaType: "application/ld+json",
    content: jsonDocument(croissantOf(dataset.description, checksums)),
  };
}

function contentOf({ id }: Table, dataset: Dataset, options: ExportOptions): AsyncIterable<string> {
  return id === "articles"
    ? writeJsonl(dataset, { ...options, records: ["article"] })
    : writeCsv(dataset, options, id, "data");
}

async function* hashing(
  chunks: AsyncIterable<string>,
  hash: TextHash,
  done: (sha256: string) => void,
): AsyncGenerator<string> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
  done(hash.digest());
}

/** The description. Throws when it is asked for before every file was read to its end: a checksum would lack. */
function croissantOf(description: DatasetDescription, checksums: ReadonlyMap<string, string>) {
  const base = baseIri(description);
  return {
    "@context": CROISSANT_CONTEXT,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name: description.name,
    description: description.description || description.name,
    url: base,
    ...(description.licence === "" ? {} : { license: description.licence }),
    creator: description.creators.map((name) => ({ "@type": "sc:Organization", name })),
    datePublished: isoDay(description.frozenAt),
    version: description.version,
    citeAs: citationOf(description),
    isLiveDataset: false,
    distribution: TABLES.map(({ id, path, mediaType }) => {
      const sha256 = checksums.get(id);
      if (sha256 === undefined) throw new Error(`${path} was not read before the description.`);
      return {
        "@type": "cr:FileObject",
        "@id": `${id}-file`,
        name: path,
        contentUrl: path,
        encodingFormat: mediaType,
        sha256,
      };
    }),
    recordSet: RECORD_SETS,
  };
}

/** A field that is a column of a table; `references` is the field of another record set that it points to. */
function field(table: Table["id"], column: string, dataType: DataType | DataType[], references?: string) {
  return {
    "@type": "cr:Field",
    "@id": `${table}/${column}`,
    name: column,
    dataType,
    source: { fileObject: { "@id": `${table}-file` }, extract: { column } },
    ...(references === undefined ? {} : { references: { field: { "@id": references } } }),
  };
}

const texts = (table: Table["id"], ...columns: string[]) =>
  columns.map((column) => field(table, column, "sc:Text"));
const offsets = (table: Table["id"]) =>
  ["start_utf16", "end_utf16", "start_codepoint", "end_codepoint"].map((column) =>
    field(table, column, "sc:Integer"),
  );

/** What reviewers decided is an annotation of the record it is about: a tag of a passage, a level of a claim. */
const RECORD_SETS = [
  enumeration(
    "tags",
    TAGS.map((tag) => ({ "tags/name": tag })),
  ),
  {
    ...enumeration(
      "levels",
      LEVELS.filter((level) => level !== 0).map((level) => ({
        "levels/value": level,
        "levels/name": RUBRIC[level].name,
      })),
    ),
    key: { "@id": "levels/value" },
    field: [plainField("levels/value", "sc:Integer"), plainField("levels/name", "sc:Text")],
  },
  recordSet("articles", "version_id", "Article versions: what every offset refers to.", [
    ...texts("articles", "version_id", "id", "text_sha256", "title", "publisher", "language", "text"),
    field("articles", "url", ["sc:URL"]),
    field("articles", "published_at", "sc:DateTime"),
  ]),
  {
    ...recordSet("annotations", "id", "Passages, each with the tag that a reviewer gave it.", [
      ...texts("annotations", "id"),
      field("annotations", "version_id", "sc:Text", "articles/version_id"),
      ...offsets("annotations"),
      ...texts("annotations", "exact", "prefix", "suffix"),
    ]),
    annotation: {
      "@type": "cr:Field",
      "@id": "annotations/tagging",
      name: "tagging",
      description: "Who tagged the passage, and as what.",
      subField: [
        ...subFields("annotations/tagging", "annotations", "reviewer", "layer", "subtype", "note"),
        {
          ...field("annotations", "tag", "sc:Text", "tags/name"),
          "@id": "annotations/tagging/tag",
        },
      ],
    },
  },
  {
    ...recordSet("judgments", "id", "Claims by the judgments that reviewers gave them.", [
      ...texts("judgments", "id", "claim_id", "claim", "question"),
    ]),
    annotation: {
      "@type": "cr:Field",
      "@id": "judgments/judgment",
      name: "judgment",
      description: "Who judged the claim, its level 1-5 (empty: missing), how confidently and why.",
      subField: [
        ...subFields("judgments/judgment", "judgments", "reviewer", "layer", "confidence", "rationale"),
        {
          ...field("judgments", "level", "sc:Integer", "levels/value"),
          "@id": "judgments/judgment/level",
        },
        { ...field("judgments", "not_assessable", "sc:Boolean"), "@id": "judgments/judgment/not_assessable" },
      ],
    },
  },
  recordSet("evidence", "id", "Passages and pages that bear on a claim.", [
    ...texts("evidence", "id", "claim_id", "stance", "exact", "note"),
    field("evidence", "version_id", "sc:Text", "articles/version_id"),
    ...offsets("evidence"),
    field("evidence", "url", ["sc:URL"]),
  ]),
  {
    ...recordSet("adjudications", "id", "What was settled, a record for everybody who said otherwise.", [
      ...texts("adjudications", "id", "settles", "claim_id", "reviewer", "outcome", "decided_by", "method"),
      field("adjudications", "version_id", "sc:Text", "articles/version_id"),
      ...offsets("adjudications"),
      ...texts("adjudications", "exact", "settled_subtype", "note"),
      field("adjudications", "settled_tag", "sc:Text", "tags/name"),
      field("adjudications", "level", "sc:Integer", "levels/value"),
    ]),
    // One reviewer may dissent from many decisions, and many from one.
    key: [{ "@id": "adjudications/id" }, { "@id": "adjudications/dissent/dissent_reviewer" }],
    annotation: {
      "@type": "cr:Field",
      "@id": "adjudications/dissent",
      name: "dissent",
      description: "Who said otherwise, what they had said, and why; empty where nobody did.",
      subField: [
        ...subFields(
          "adjudications/dissent",
          "adjudications",
          ...[
            "dissent_reviewer",
            "dissent_differs_in",
            "dissent_said_tag",
            "dissent_exact",
            "dissent_reason",
          ],
        ),
        ...["dissent_start_codepoint", "dissent_end_codepoint", "dissent_level"].map((column) => ({
          ...field("adjudications", column, "sc:Integer"),
          "@id": `adjudications/dissent/${column}`,
        })),
      ],
    },
  },
];

function recordSet(id: Table["id"], key: string, description: string, fields: object[]) {
  return {
    "@type": "cr:RecordSet",
    "@id": id,
    name: id,
    description,
    key: { "@id": `${id}/${key}` },
    field: fields,
  };
}

function subFields(parent: string, table: Table["id"], ...columns: string[]) {
  return texts(table, ...columns).map((column) => ({ ...column, "@id": `${parent}/${column.name}` }));
}

function enumeration(id: string, data: object[]) {
  return {
    "@type": "cr:RecordSet",
    "@id": id,
    name: id,
    dataType: "sc:Enumeration",
    key: { "@id": `${id}/name` },
    field: [plainField(`${id}/name`, "sc:Text")],
    data,
  };
}

function plainField(id: string, dataType: DataType) {
  return { "@type": "cr:Field", "@id": id, name: id.slice(id.indexOf("/") + 1), dataType };
}

export const croissantFormat = {
  id: "croissant",
  label: "Croissant 1.1",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "both",
  textModes: ["full", "quote", "stand-off"],
  write: croissantFiles,
} as const satisfies ExportFormat;
