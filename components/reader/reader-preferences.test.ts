import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_PREFERENCES, readPreferences } from "./reader-preferences.ts";
import { agoInWords, spokenPassage, spokenTags } from "./spoken.ts";
import type { Annotation } from "#lib/annotations/annotation.ts";

describe("preferences", () => {
  test("survive a round trip", () => {
    const mine = { ...DEFAULT_PREFERENCES, size: 24 as const, snap: "sentence" as const, plainLayout: true };
    expect(readPreferences(JSON.stringify(mine))).toEqual(mine);
  });

  test("whatever is stored, every preference has a value that is known", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (stored) => {
        expect(Object.keys(readPreferences(stored))).toEqual(Object.keys(DEFAULT_PREFERENCES));
      }),
    );
    expect(readPreferences('{"size":1000,"snap":"page","focusMode":"yes"}')).toEqual(DEFAULT_PREFERENCES);
    expect(readPreferences(null)).toEqual(DEFAULT_PREFERENCES);
  });
});

describe("what is said", () => {
  const text =
    "The ferry sank at noon near the old pier, and nobody who was on board that day was hurt at all.";
  const annotation: Annotation = {
    id: "a",
    projectId: "p",
    articleId: "r",
    versionId: "v",
    reviewerId: "ada",
    start: 4,
    end: 9,
    exact: "ferry",
    prefix: "",
    suffix: "",
    tag: "opinion",
    subtype: null,
    note: "",
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    deletedAt: null,
  };
  const reviewers = [{ id: "ada", name: "Ada", initials: "A" }];

  test("a long passage is cut at a word", () => {
    const said = spokenPassage(text, { start: 0, end: text.length });
    expect(said).toMatch(/^“The ferry sank .+ …”$/u);
    expect(text).toContain(`${said.slice(1, -3)} `);
  });

  test("tags name their reviewer and their part of the sentence", () => {
    const sentence = { start: 0, end: text.length };
    expect(spokenTags(sentence, [annotation], reviewers, "me", text)).toBe("Opinion by Ada on “ferry”.");
    expect(spokenTags({ start: 4, end: 9 }, [annotation], reviewers, "ada", text)).toBe(
      "Opinion, the whole sentence.",
    );
    expect(spokenTags(sentence, [], reviewers, "me", text)).toBe("Not tagged.");
  });

  test.each([
    [0, "just now"],
    [59_999, "just now"],
    [60_000, "1 min ago"],
    [3 * 3_600_000, "3 h ago"],
    [86_400_000, "yesterday"],
    [5 * 86_400_000, "5 days ago"],
    [-1, "just now"],
  ])("%i ms ago is %s", (elapsed, said) => {
    expect(agoInWords(1_000_000_000, 1_000_000_000 + elapsed)).toBe(said);
  });
});
