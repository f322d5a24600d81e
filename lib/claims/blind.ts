import type { ClaimDossier, Evidence, Mention } from "./dossier.ts";

/**
 * A dossier without the names of publishers and articles, for judging blind: each publisher becomes a letter in the
 * order of first appearance, the same wherever it stands. What the passages say, and on whose word, stays.
 */
export function blindDossier(dossier: ClaimDossier): ClaimDossier {
  const letters = new Map<string, string>();
  const hide = <Item extends Mention | Evidence>(item: Item): Item => {
    if (item.articleId === null) return { ...item, url: null };
    const key = item.publisherId ?? item.articleId;
    const letter = letters.get(key) ?? letterOf(letters.size);
    letters.set(key, letter);
    return { ...item, publisher: `Publisher ${letter}`, articleTitle: "" };
  };
  return { ...dossier, mentions: dossier.mentions.map(hide), evidence: dossier.evidence.map(hide) };
}

/** A, B, … Z, AA, AB, …: `index` from 0. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letterOf(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}
