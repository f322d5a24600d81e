import { describe, expect, test } from "vitest";
import { alignAnnotations } from "#lib/adjudication/align.ts";
import { deskEntries } from "#lib/adjudication/desk.ts";
import { paintedPlace, placeAt, startDraft } from "./desk-places.ts";

const TEXT = "The bridge was closed. Nobody said why. It opened again at noon.";
const article = { text: TEXT, language: "en" };
const marks = [
  { id: "a", reviewer: "ada", start: 0, end: 21, tag: "claim" as const, subtype: "event" },
  { id: "b", reviewer: "bo", start: 0, end: 10, tag: "opinion" as const, subtype: null },
];
const [entry = null] = deskEntries(alignAnnotations(marks, ["ada", "bo"]), [], {
  vote: "majority",
  boundary: "most-common",
});

describe("writing one's own", () => {
  test("begins with what was marked first", () => {
    expect(startDraft(entry, null, article)).toEqual({
      draft: { start: 0, end: 21, tag: "claim", subtype: "event", note: "" },
      entry,
    });
    expect(startDraft(null, null, article)).toBeNull();
  });

  test("takes a selection at the place, in whole words, for the place", () => {
    const started = startDraft(entry, { start: 5, end: 17 }, article);
    expect(started?.entry).toBe(entry);
    expect(TEXT.slice(started?.draft.start, started?.draft.end)).toBe("bridge was closed");
  });

  test("takes a selection elsewhere for a passage that nobody marked", () => {
    const started = startDraft(entry, { start: 40, end: 60 }, article);
    expect(started).toMatchObject({ entry: null, draft: { tag: "claim", subtype: null } });
  });
});

test("a place is found by an offset in it, and shown with the sign of its state", () => {
  expect(placeAt(entry ? [entry] : [], 20)).toBe(entry);
  expect(placeAt(entry ? [entry] : [], 21)).toBeUndefined();
  expect(placeAt(entry ? [entry] : [], null)).toBeUndefined();
  expect(entry && paintedPlace(entry)).toMatchObject({ state: "differ-in-tag", sign: "≠" });
});
