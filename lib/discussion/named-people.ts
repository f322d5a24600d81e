/** Somebody who can be named in a comment. */
export interface Nameable {
  id: string;
  name: string;
}

/**
 * Ids of the people whom a text names as `@` and their name, upper and lower case alike. Where one name begins with
 * another ("@Ann Lee" and "@Ann") only the longer one is meant.
 */
export function namedPeople(text: string, people: readonly Nameable[]): string[] {
  const byLength = people
    .filter(({ name }) => name.trim() !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  const folded = text.toLocaleLowerCase("en");
  const found = new Set<string>();
  for (let at = folded.indexOf("@"); at >= 0; at = folded.indexOf("@", at + 1)) {
    const rest = folded.slice(at + 1);
    const longest = byLength.find(({ name }) => startsWithName(rest, name.toLocaleLowerCase("en")));
    if (!longest) continue;
    // People of the same name are all meant: nobody else can tell them apart either.
    for (const { id, name } of people) if (sameName(name, longest.name)) found.add(id);
  }
  return [...found];
}

const sameName = (one: string, other: string) =>
  one.toLocaleLowerCase("en") === other.toLocaleLowerCase("en");

/** The name, and not merely the beginning of a longer word. */
const startsWithName = (text: string, name: string) =>
  text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
