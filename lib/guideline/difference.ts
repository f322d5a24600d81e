import { diffTokens } from "../text/token-diff.ts";

/** A stretch that both texts have, or that one of them has. */
export interface Difference {
  kind: "same" | "removed" | "added";
  text: string;
}

/** What changed from one text to the other, word by word; "same" and "added" in order are the new text. */
export function differences(before: string, after: string): Difference[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const found: Difference[] = [];
  const push = (kind: Difference["kind"], tokens: readonly string[]) => {
    if (tokens.length > 0) found.push({ kind, text: tokens.join("") });
  };
  let oldAt = 0;
  let newAt = 0;
  const end = { oldIndex: old.length, newIndex: fresh.length, length: 0 };
  for (const { oldIndex, newIndex, length } of [...diffTokens(old, fresh), end]) {
    push("removed", old.slice(oldAt, oldIndex));
    push("added", fresh.slice(newAt, newIndex));
    push("same", fresh.slice(newIndex, newIndex + length));
    oldAt = oldIndex + length;
    newAt = newIndex + length;
  }
  return found;
}

/** Words and the space between them, so that joining them gives the text back. */
function tokensOf(text: string): string[] {
  return text.split(/(\s+)/).filter((token) => token !== "");
}
