import type { BlockKind } from "../../text/passage.ts";

/** Elements whose text is no text of the page: code, embedded documents, drawings, form machinery. */
export const SILENT_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "script style template noscript svg title iframe frame frameset object embed applet canvas audio video " +
    "map select datalist textarea noframes noembed"
  ).split(" "),
);

/** Elements that begin a new block of text, as browsers lay them out. */
const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary " +
    "table tbody tfoot thead tr ul button"
  ).split(" "),
);

export const isBlockElement = (name: string): boolean => BLOCK_ELEMENTS.has(name);

/** What the elements say that their text is; the innermost one counts. */
const KINDS: ReadonlyMap<string, { kind: BlockKind; level?: number }> = new Map([
  ["h1", { kind: "heading", level: 1 }],
  ["h2", { kind: "heading", level: 2 }],
  ["h3", { kind: "heading", level: 3 }],
  ["h4", { kind: "heading", level: 4 }],
  ["h5", { kind: "heading", level: 5 }],
  ["h6", { kind: "heading", level: 6 }],
  ["li", { kind: "list-item" }],
  ["dt", { kind: "list-item" }],
  ["dd", { kind: "list-item" }],
  ["blockquote", { kind: "quote" }],
  ["pre", { kind: "preformatted" }],
  ["tr", { kind: "table-row" }],
]);

export const kindOfElement = (name: string): { kind: BlockKind; level?: number } | undefined =>
  KINDS.get(name);

/** Whether an element's attributes hide it from readers of the page. */
export function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return (
    attributes["hidden"] !== undefined ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes["style"] ?? "")
  );
}
