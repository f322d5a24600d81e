import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { type Skeleton, STRETCH_ATTRIBUTE } from "./skeleton.ts";

export interface MainArticle {
  /** Numbers of the stretches of text that belong to the article. */
  stretches: ReadonlySet<number>;
  byline: string | null;
}

/** Finds the article in a page, or null where Readability sees none. */
export function findMainArticle(skeleton: Skeleton, title: string): MainArticle | null {
  const { document } = parseHTML(skeleton.html(title));
  const article = new Readability<Node>(document, {
    disableJSONLD: true,
    serializer: (node) => node,
  }).parse();
  if (!article?.content) return null;
  const stretches = stretchesIn(article.content);
  return stretches.size > 0 ? { stretches, byline: article.byline?.trim() || null } : null;
}

/** Walks the kept elements without recursion: by first child, next sibling, and back up. */
function stretchesIn(root: Node): Set<number> {
  const stretches = new Set<number>();
  for (let node: Node | null = root; node; node = nodeAfter(node, root)) {
    if (!isElement(node)) continue;
    const id = node.getAttribute(STRETCH_ATTRIBUTE);
    if (id !== null) stretches.add(Number(id));
  }
  return stretches;
}

function nodeAfter(node: Node, root: Node): Node | null {
  if (node.firstChild) return node.firstChild;
  let at: Node | null = node;
  while (at && at !== root && !at.nextSibling) at = at.parentNode;
  return at === root || !at ? null : at.nextSibling;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
