import type { Tag } from "../annotations/tags.ts";
import type { TextSpan } from "../text/passage.ts";

/** Characters (UTF-16 code units) of a text per tag, and those that nobody tagged. */
export type Composition = Record<Tag | "untagged", number> & { total: number };

/**
 * Which tag counts where tags overlap: boilerplate is no journalism, whatever it says; a claim inside an opinion is
 * still a claim that can be checked.
 */
const PRECEDENCE: readonly Tag[] = ["boilerplate", "claim", "opinion"];

/** What a text of `length` code units consists of. Each character counts once; passages outside are cut off. */
export function compositionOf(length: number, passages: readonly (TextSpan & { tag: Tag })[]): Composition {
  const composition: Composition = { claim: 0, opinion: 0, boilerplate: 0, untagged: 0, total: length };
  const edges = [...new Set([0, length, ...passages.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= length)
    .toSorted((a, b) => a - b);
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) break;
    const here = passages.filter((one) => one.start <= start && one.end >= end);
    const tag = PRECEDENCE.find((candidate) => here.some((one) => one.tag === candidate));
    composition[tag ?? "untagged"] += end - start;
  }
  return composition;
}

/** The compositions of several texts together. */
export function addCompositions(list: readonly Composition[]): Composition {
  return list.reduce<Composition>(
    (sum, one) => ({
      claim: sum.claim + one.claim,
      opinion: sum.opinion + one.opinion,
      boilerplate: sum.boilerplate + one.boilerplate,
      untagged: sum.untagged + one.untagged,
      total: sum.total + one.total,
    }),
    { claim: 0, opinion: 0, boilerplate: 0, untagged: 0, total: 0 },
  );
}
