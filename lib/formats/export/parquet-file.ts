import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { RecordColumn } from "./column-types.ts";
import { featuresJson } from "./hugging-face-features.ts";

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]["schema"][number];

/** Rows of a row group: small enough that making one holds nothing up, large enough to be worth compressing. */
const GROUP_ROWS = 5_000;
/** Values that hardly ever come twice: no dictionary is tried for them. */
const UNIQUE = new Set(["id", "exact", "prefix", "suffix", "text"]);

/** A row with its columns by name. */
export type ParquetRow = Readonly<Record<string, unknown>>;

/**
 * Rows as a Parquet file in pieces of one row group each, compressed with Snappy. Classes are numbers with their names
 * in the key `huggingface` of the metadata; lists have three levels, as Arrow writes them.
 */
export async function* parquetFile(
  columns: readonly RecordColumn[],
  batches: AsyncIterable<readonly ParquetRow[]>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const bytes = new ByteWriter(256 * 1024);
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns),
    kvMetadata: [
      { key: "huggingface", value: JSON.stringify({ info: { features: featuresJson(columns) } }) },
    ],
    createdBy: "Sourcemark",
  });
  const group = new RowGroup(columns);
  for await (const rows of batches)
    for (const row of rows) {
      group.add(row);
      if (group.size < GROUP_ROWS) continue;
      await writer.write(group.take());
      yield taken(bytes);
    }
  if (group.size > 0) await writer.write(group.take());
  await writer.finish();
  yield taken(bytes);
}

/** What was written since the last time; offsets go on counting. */
function taken(bytes: ByteWriter): Uint8Array<ArrayBuffer> {
  const piece = new Uint8Array(bytes.getBuffer());
  bytes.index = 0;
  return piece;
}

/** Collects rows column by column. */
class RowGroup {
  readonly #columns: readonly { name: string; type: RecordColumn["type"]; encode: Encode }[];
  #values: unknown[][];
  size = 0;

  constructor(columns: readonly RecordColumn[]) {
    this.#columns = columns.map(({ name, type }) => ({ name, type, encode: encoderOf(type) }));
    this.#values = columns.map(() => []);
  }

  add(row: ParquetRow): void {
    for (const [i, { name, encode }] of this.#columns.entries()) this.#values[i]?.push(encode(row[name]));
    this.size++;
  }

  take() {
    const columnData = this.#columns.map(({ name, type }, i) => ({
      ...{ name, data: this.#values[i] ?? [] },
      ...(UNIQUE.has(name) ? { encoding: "PLAIN" as const } : {}),
      statistics: type.kind !== "list" && !UNIQUE.has(name),
    }));
    const rowGroupSize = this.size;
    this.#values = this.#columns.map(() => []);
    this.size = 0;
    return { columnData, rowGroupSize };
  }
}

type Encode = (value: unknown) => unknown;

/** Makes of a value what is stored: 64-bit integers, and classes as their numbers. */
function encoderOf(type: RecordColumn["type"]): Encode {
  if (type.kind === "class") {
    const codes = new Map<unknown, bigint>(type.names.map((name, i) => [name, BigInt(i)]));
    return (value) => codes.get(value);
  }
  if (type.kind === "value")
    return type.dtype === "int64"
      ? (value) => (typeof value === "number" ? BigInt(value) : value)
      : (value) => value;
  const fields = type.columns.map(({ name, type: inner }) => [name, encoderOf(inner)] as const);
  const encode = (row: ParquetRow) =>
    Object.fromEntries(fields.map(([name, encodeField]) => [name, encodeField(row[name])]));
  return (value) => (Array.isArray(value) ? value.map(encode) : value);
}

function schemaOf(columns: readonly RecordColumn[]): SchemaElement[] {
  return [
    { name: "schema", num_children: columns.length },
    ...columns.flatMap((column) => elementsOf(column, column.nullable ? "OPTIONAL" : "REQUIRED")),
  ];
}

/** A column in the schema, depth first. Within lists everything may be null, as in the files that Arrow writes. */
function elementsOf(
  { name, type }: RecordColumn,
  repetition: NonNullable<SchemaElement["repetition_type"]>,
): SchemaElement[] {
  const element = { name, repetition_type: repetition };
  if (type.kind === "class") return [{ ...element, type: "INT64" }];
  if (type.kind === "list")
    return [
      {
        ...element,
        repetition_type: "OPTIONAL",
        converted_type: "LIST",
        logical_type: { type: "LIST" },
        num_children: 1,
      },
      { name: "list", repetition_type: "REPEATED", num_children: 1 },
      { name: "element", repetition_type: "OPTIONAL", num_children: type.columns.length },
      ...type.columns.flatMap((column) => elementsOf(column, "OPTIONAL")),
    ];
  switch (type.dtype) {
    case "int64":
      return [{ ...element, type: "INT64" }];
    case "bool":
      return [{ ...element, type: "BOOLEAN" }];
    case "string":
      return [{ ...element, type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } }];
  }
}
