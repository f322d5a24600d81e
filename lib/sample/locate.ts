import { CONTEXT_LENGTH, type Passage } from "../text/passage.ts";
import { SAMPLE_ARTICLES } from "./articles.ts";
import type { SamplePassage } from "./annotations.ts";

/**
 * Turns words of a sample article into a passage (UTF-16 code units, end exclusive) with its context.
 * Throws when the quote does not occur, or occurs more than once and no `occurrence` says which is meant.
 */
export function locateSamplePassage({ articleKey, quote, occurrence }: SamplePassage): Passage {
  const article = SAMPLE_ARTICLES.find((candidate) => candidate.key === articleKey);
  if (!article) throw new Error(`The sample has no article "${articleKey}".`);
  const places = placesOf(quote, article.text);
  if (places.length > 1 && occurrence === undefined)
    throw new Error(`"${quote}" stands ${places.length} times in "${articleKey}"; say which is meant.`);
  const start = places[occurrence ?? 0];
  if (start === undefined) throw new Error(`"${quote}" does not stand in "${articleKey}".`);
  const end = start + quote.length;
  return {
    start,
    end,
    exact: quote,
    prefix: wholeCharacters(article.text.slice(Math.max(0, start - CONTEXT_LENGTH), start)),
    suffix: wholeCharacters(article.text.slice(end, end + CONTEXT_LENGTH)),
  };
}

function placesOf(quote: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

/** Drops half of a surrogate pair that a cut left at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
}
