import fc from "fast-check";
import { expect, it } from "vitest";
import { slugOf } from "./download-name.ts";

it.each([
  ["The Orlen bridge: who said what?", "the-orlen-bridge-who-said-what"],
  ["Überschwemmung 2026", "uberschwemmung-2026"],
  ["Мост", "project"],
  ["../../etc/passwd", "etc-passwd"],
])("writes %j as %s", (name, slug) => expect(slugOf(name)).toBe(slug));

it("is safe in a header and in every file system, whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(slugOf(name).length).toBeLessThanOrEqual(60);
    }),
  );
});
