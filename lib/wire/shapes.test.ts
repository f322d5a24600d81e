import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anything,
  either,
  flag,
  integer,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
} from "./shapes.ts";

const person = object({
  name: text,
  age: nullable(integer),
  role: oneOf(["reviewer", "owner"]),
  note: optional(text),
  scores: list(number),
  by: record(flag),
});
const fitting = { name: "Ada", age: null, role: "owner", scores: [1, 2.5], by: { x: true } };

test("a value that fits comes back as it came, with what else is in it", () => {
  const value = { ...fitting, more: 1 };
  const parsed = person.safeParse(value);
  expect(parsed.success && parsed.data).toBe(value);
});

test.each([
  ["a missing field", { ...fitting, name: undefined }],
  ["a fraction for an integer", { ...fitting, age: 1.5 }],
  ["a member that is not of the set", { ...fitting, role: "king" }],
  ["a wrong optional", { ...fitting, note: 3 }],
  ["a number that is none", { ...fitting, scores: [Number.NaN] }],
  ["a list for a record", { ...fitting, by: [true] }],
  ["a list for an object", [fitting]],
  ["nothing", null],
])("%s does not fit", (_name, value) => {
  expect(person.safeParse(value).success).toBe(false);
});

test("never throws, whatever came", () => {
  const shape = either(person, list(either(text, object({ a: anything }))));
  fc.assert(fc.property(fc.anything(), (value) => typeof shape.fits(value) === "boolean"));
});
