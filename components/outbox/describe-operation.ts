import { fieldsOf } from "#lib/operations/queue.ts";
import type { Operation } from "#lib/operations/envelope.ts";

/** One line of a version: what it is called, and what it says. */
export interface VersionField {
  name: string;
  mine: string;
  theirs: string;
  differs: boolean;
}

const VERBS: Record<string, string> = {
  create: "New",
  update: "Change of",
  delete: "Deletion of",
  remove: "Removal of",
  restore: "Return of",
  attach: "New",
  detach: "Removal of",
  add: "New",
  save: "Saved",
};

/** Names an operation for its author: "Change of annotation", from the kind "annotation.update". */
export function operationTitle({ kind }: Operation): string {
  const [entity = kind, verb = ""] = kind.split(".");
  const word = entity.replaceAll("-", " ");
  return `${VERBS[verb] ?? "Change of"} ${word}`;
}

/** The words by which a person recognises it: the quote, the statement, the name. */
export function operationExcerpt(operation: Operation, longest = 120): string {
  const input = fieldsOf(operation.input);
  const inner = {
    ...fieldsOf(fieldsOf(input["target"])["passage"]),
    ...fieldsOf(input["passage"]),
    ...input,
  };
  for (const name of ["exact", "text", "name", "rationale", "note"]) {
    const value = inner[name];
    if (typeof value === "string" && value.trim() !== "") return shorten(value.trim(), longest);
  }
  return "";
}

/**
 * The fields of both versions side by side, those that a person decides: ids, versions, times and the context of a
 * quote are left out. A deletion shows as such.
 */
export function compareVersions(mine: Operation, theirs: unknown): VersionField[] {
  const other = flatten(fieldsOf(theirs));
  const deletedThere = typeof fieldsOf(theirs)["deletedAt"] === "number";
  const deletedHere = /\.(delete|remove|detach)$/.test(mine.kind);
  const own = deletedHere ? other : flatten(fieldsOf(mine.input));
  const state = {
    ...{ name: "state", mine: deletedHere ? "deleted" : "kept", theirs: deletedThere ? "deleted" : "kept" },
    differs: deletedHere !== deletedThere,
  };
  const fields = Object.keys(own)
    .filter((name) => name in other)
    .map((name) => ({ name: words(name), mine: show(own[name]), theirs: show(other[name]) }))
    .map((field) => ({ ...field, differs: field.mine !== field.theirs }));
  return state.differs ? [state, ...fields] : fields;
}

const HIDDEN = /^(id|.*Id|version|createdAt|updatedAt|deletedAt|prefix|suffix|start|end)$/;

function flatten(fields: Record<string, unknown>): Record<string, unknown> {
  const all = { ...fields, ...fieldsOf(fields["passage"]) };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => !HIDDEN.test(name) && (value === null || typeof value !== "object"),
    ),
  );
}

function show(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : JSON.stringify(value);
}

const words = (name: string) =>
  name === "exact" ? "passage" : name.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);
const shorten = (text: string, longest: number) =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
