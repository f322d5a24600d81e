import fc from "fast-check";
import { expect, test } from "vitest";
import { namedPeople } from "./named-people.ts";

const people = [
  { id: "1", name: "Ann" },
  { id: "2", name: "Ann Lee" },
  { id: "3", name: "Björn" },
];

test("the longest name that stands there is meant", () => {
  expect(namedPeople("@Ann Lee, look", people)).toEqual(["2"]);
  expect(namedPeople("look, @ann!", people)).toEqual(["1"]);
  expect(namedPeople("@Björn and @ANN", people)).toEqual(["3", "1"]);
});

test("a name within a longer word, or without its sign, names nobody", () => {
  expect(namedPeople("@Annabel, ann@example.org, Björn", people)).toEqual([]);
});

test("everybody who is named is found, once", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...people), { maxLength: 6 }), (named) => {
      const text = named.map(({ name }) => `see @${name}.`).join(" ");
      expect(namedPeople(text, people).toSorted()).toEqual(
        [...new Set(named.map(({ id }) => id))].toSorted(),
      );
    }),
  );
});
