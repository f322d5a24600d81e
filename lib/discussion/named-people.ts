/** Somebody who can be named in a comment. */
export interface Nameable {
  id: string;
  name: string;
}

/** A place where a text names somebody: `@` and the name, in UTF-16 code units, end exclusive. */
export interface NamedPlace {
  start: number;
  end: number;
  /** People of the same name are all meant: nobody else can tell them apart either. */
  ids: string[];
}

/**
 * Where a text names people as `@` and their name, upper and lower case alike. Where one name begins with another
 * ("@Ann Lee" and "@Ann") only the longer one is meant.
 */
export function namedPlaces(text: string, people: readonly Nameable[]): NamedPlace[] {
  const byLength = people
    .filter(({ name }) => name.trim() !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  const places: NamedPlace[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const rest = text.slice(at + 1);
    const longest = byLength.find(({ name }) => startsWithName(rest, name));
    if (!longest) continue;
    const ids = people.filter(({ name }) => sameName(name, longest.name)).map(({ id }) => id);
    places.push({ start: at, end: at + 1 + longest.name.length, ids });
  }
  return places;
}

/** Ids of the people whom a text names, each once. */
export const namedPeople = (text: string, people: readonly Nameable[]): string[] => [
  ...new Set(namedPlaces(text, people).flatMap(({ ids }) => ids)),
];

const sameName = (one: string, other: string) =>
  one.toLocaleLowerCase("en") === other.toLocaleLowerCase("en");

/** The name, and not merely the beginning of a longer word. */
const startsWithName = (text: string, name: string) =>
  sameName(text.slice(0, name.length), name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
