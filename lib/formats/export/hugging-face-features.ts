import type { z } from "zod";
import { columnsOf, type RecordColumn } from "./column-types.ts";

/**
 * The `features` of a dataset card for one of our record schemas, as YAML indented by `indent` spaces. Every column is
 * named, since `datasets` would otherwise guess its type from the first rows, which may all be null.
 */
export function featuresYaml(record: z.ZodObject, indent: number): string {
  return columnsYaml(columnsOf(record), indent);
}

function columnsYaml(columns: readonly RecordColumn[], indent: number): string {
  const pad = " ".repeat(indent);
  return columns.map((column) => `${pad}- name: ${column.name}\n${typeYaml(column, indent + 2)}`).join("");
}

function typeYaml({ type }: RecordColumn, indent: number): string {
  const pad = " ".repeat(indent);
  if (type.kind === "value") return `${pad}dtype: ${type.dtype}\n`;
  if (type.kind === "list") return `${pad}list:\n${columnsYaml(type.columns, indent)}`;
  const names = type.names.map((label, i) => `${pad}      '${i}': ${label}\n`).join("");
  return `${pad}dtype:\n${pad}  class_label:\n${pad}    names:\n${names}`;
}

/** The same features as JSON, as `datasets` keeps them in the metadata of a Parquet file: class labels survive by it. */
export function featuresJson(columns: readonly RecordColumn[]): Record<string, unknown> {
  return Object.fromEntries(columns.map(({ name, type }) => [name, featureOf(type)]));
}

function featureOf(type: RecordColumn["type"]): unknown {
  if (type.kind === "value") return { dtype: type.dtype, _type: "Value" };
  if (type.kind === "class") return { names: type.names, _type: "ClassLabel" };
  return { feature: featuresJson(type.columns), _type: "List" };
}
