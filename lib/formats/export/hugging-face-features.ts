import { z } from "zod";
import { TAGS } from "../../annotations/tags.ts";
import { STANCES } from "../../claims/vocabulary.ts";
import { LAYERS } from "../dataset.ts";

/** Columns with a closed set of classes, never null; all other vocabularies stay strings. */
const CLASS_LABELS: Readonly<Record<string, readonly string[]>> = {
  tag: TAGS,
  layer: LAYERS,
  stance: STANCES,
};

/**
 * The `features` of a dataset card for one of our record schemas, as YAML indented by `indent` spaces. Every column is
 * named, since `datasets` would otherwise guess its type from the first rows, which may all be null.
 */
export function featuresYaml(record: z.ZodObject, indent: number): string {
  const pad = " ".repeat(indent);
  return Object.entries(record.shape)
    .map(([name, column]) => `${pad}- name: ${name}\n${typeYaml(name, column, indent + 2)}`)
    .join("");
}

function typeYaml(name: string, column: z.core.$ZodType, indent: number): string {
  const pad = " ".repeat(indent);
  const classes = CLASS_LABELS[name];
  if (classes) {
    const names = classes.map((label, i) => `${pad}      '${i}': ${label}\n`).join("");
    return `${pad}dtype:\n${pad}  class_label:\n${pad}    names:\n${names}`;
  }
  if (column instanceof z.ZodNullable) return typeYaml(name, column.unwrap(), indent);
  if (column instanceof z.ZodArray && column.element instanceof z.ZodObject) {
    return `${pad}list:\n${featuresYaml(column.element, indent)}`;
  }
  return `${pad}dtype: ${dtypeOf(name, column)}\n`;
}

/** The Arrow type of a column. Throws for a kind of schema that no record has had so far. */
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
  throw new TypeError(`The column ${name} has no type that a dataset card can name.`);
}
