import type { Nameable } from "./named-people.ts";

/** A name that is being written: where its `@` stands (UTF-16 code units) and what follows it so far. */
export interface BegunName {
  start: number;
  query: string;
}

/** Longer than any name that is still being written, in UTF-16 code units. */
const LONGEST = 60;
/** As many as one looks over. */
const OFFERED = 6;

/** The name that is being written right before the caret, or null. An `@` within a word, as in an address, is none. */
export function begunName(text: string, caret: number): BegunName | null {
  if (caret === 0) return null;
  const start = text.lastIndexOf("@", caret - 1);
  if (start < 0 || caret - start > LONGEST) return null;
  if (/[\p{L}\p{N}]$/u.test(text.slice(0, start))) return null;
  const query = text.slice(start + 1, caret);
  return /^\s|\n/u.test(query) ? null : { start, query };
}

/** People whose name, or a word of it, begins like that; those who begin with it come first. */
export function peopleLike<Person extends Nameable>(query: string, people: readonly Person[]): Person[] {
  const wanted = query.toLocaleLowerCase("en");
  const rank = ({ name }: Person) => {
    const folded = name.toLocaleLowerCase("en");
    if (folded.startsWith(wanted)) return 0;
    return folded.split(/\s+/u).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return people
    .filter((person) => rank(person) < 2)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, OFFERED);
}

/** The text with the begun name written out, and where the caret stands then. */
export function completeName(
  text: string,
  { start, query }: BegunName,
  name: string,
): { text: string; caret: number } {
  const rest = text.slice(start + 1 + query.length);
  const written = `${text.slice(0, start)}@${name}${/^\s/u.test(rest) ? "" : " "}`;
  return { text: written + rest, caret: start + 1 + name.length + 1 };
}
