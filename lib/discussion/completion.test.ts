import fc from "fast-check";
import { expect, test } from "vitest";
import { begunName, completeName, peopleLike } from "./completion.ts";
import { namedPeople } from "./named-people.ts";

const people = [
  { id: "1", name: "Ann" },
  { id: "2", name: "Björn Ahl" },
  { id: "3", name: "Ann Lee" },
];

test("a name is begun by a sign of its own, up to the caret", () => {
  expect(begunName("see @an", 7)).toEqual({ start: 4, query: "an" });
  expect(begunName("@Ann L", 6)).toEqual({ start: 0, query: "Ann L" });
  expect(begunName("@", 1)).toEqual({ start: 0, query: "" });
  expect(begunName("write to ann@example", 20)).toBeNull();
  expect(begunName("@ nobody", 8)).toBeNull();
  expect(begunName("@ann\nnext line", 14)).toBeNull();
  expect(begunName("@ann", 0)).toBeNull();
});

test("whoever begins like that is offered, by any word of the name", () => {
  expect(peopleLike("an", people).map(({ id }) => id)).toEqual(["1", "3"]);
  expect(peopleLike("AH", people).map(({ id }) => id)).toEqual(["2"]);
  expect(peopleLike("", people)).toHaveLength(3);
  expect(peopleLike("zoe", people)).toEqual([]);
});

test("whoever is chosen is named, whatever stands around", () => {
  const words = fc.string({ unit: fc.constantFrom("a", " ", ".", "\n", "é") });
  fc.assert(
    fc.property(words, words, fc.constantFrom(...people), (before, after, person) => {
      const text = `${before} @${person.name.slice(0, 2)}`;
      const begun = begunName(text, text.length);
      if (begun === null) throw new Error("No name was begun.");
      const done = completeName(text + (after === "" ? "" : ` ${after}`), begun, person.name);
      expect(namedPeople(done.text, people)).toContain(person.id);
      expect(done.text.slice(0, done.caret)).toBe(`${before} @${person.name}${done.text[done.caret - 1]}`);
    }),
  );
});
