import { z } from "zod";
import { TAGS } from "../../annotations/tags.ts";
import { STANCES } from "../../claims/vocabulary.ts";
import { LAYERS } from "../dataset.ts";

/** What a column of a record holds, in the words that tables with types share. */
export type ColumnType =
  | { kind: "value"; dtype: "string" | "int64" | "bool" }
  | { kind: "class"; names: readonly string[] }
  | { kind: "list"; columns: readonly RecordColumn[] };

export interface RecordColumn {
  name: string;
  nullable: boolean;
  type: ColumnType;
}

/** Columns with a closed set of classes, never null; all other vocabularies stay strings. */
const CLASS_LABELS: Readonly<Record<string, readonly string[]>> = {
  tag: TAGS,
  layer: LAYERS,
  stance: STANCES,
};

/** The columns of one of our record schemas, in its order. Throws for a kind of schema that no record has had so far. */
export function columnsOf(record: z.ZodObject): RecordColumn[] {
  return Object.entries(record.shape).map(([name, column]) => ({
    name,
    nullable: column instanceof z.ZodNullable,
    type: typeOf(name, column),
  }));
}

function typeOf(name: string, column: z.core.$ZodType): ColumnType {
  const names = CLASS_LABELS[name];
  if (names) return { kind: "class", names };
  if (column instanceof z.ZodNullable) return typeOf(name, column.unwrap());
  if (column instanceof z.ZodArray && column.element instanceof z.ZodObject)
    return { kind: "list", columns: columnsOf(column.element) };
  return { kind: "value", dtype: dtypeOf(name, column) };
}

function dtypeOf(name: string, column: z.core.$ZodType): "string" | "int64" | "bool" {
  if (column instanceof z.ZodNumber) return "int64";
  if (column instanceof z.ZodBoolean) return "bool";
  if (column instanceof z.ZodString || column instanceof z.ZodStringFormat || column instanceof z.ZodEnum) {
    return "string";
  }
  // Alternatives beside each other (levels 1, 2, 3 …) are of one type.
  const [first] = column instanceof z.ZodUnion ? column.options : [];
  if (first) return dtypeOf(name, first);
  if (column instanceof z.ZodLiteral) return typeof column.value === "number" ? "int64" : "string";
  throw new TypeError(`The column ${name} has no type that a table can name.`);
}
