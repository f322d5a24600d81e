import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RECORD_KINDS } from "../formats/export/records.ts";
import {
  changesDocument,
  comparedPart,
  compareRecords,
  fingerprintKey,
  summarizeChanges,
} from "./changes.ts";
import { readChecksums, writeChecksums } from "./manifest.ts";
import { CHANGE_SIZES, compareVersions, nextVersion, parseVersion } from "./version.ts";

const number = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50)).map((parts) => parts.join("."));
const prints = fc
  .dictionary(fc.stringMatching(/^[0-9a-f]{4}$/), fc.tuple(fc.constantFrom(...RECORD_KINDS), fc.nat(3)))
  .map(
    (all) =>
      new Map(Object.entries(all).map(([id, [kind, digest]]) => [fingerprintKey(kind, id), `${digest}`])),
  );

describe("a version", () => {
  it.each(["1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-beta", "v1.2.3", "", "1.2.-3"])("is not %j", (text) =>
    expect(() => parseVersion(text)).toThrow(RangeError),
  );

  it("grows with every release, and more with a larger change", () => {
    fc.assert(
      fc.property(number, (previous) => {
        const [patch, minor, major] = CHANGE_SIZES.map((size) => nextVersion(previous, size));
        expect(compareVersions(patch ?? "", previous)).toBeGreaterThan(0);
        expect(compareVersions(minor ?? "", patch ?? "")).toBeGreaterThan(0);
        expect(compareVersions(major ?? "", minor ?? "")).toBeGreaterThan(0);
      }),
    );
  });

  it("begins at 1.0.0, and starts the smaller numbers anew", () => {
    expect(nextVersion(null, "patch")).toBe("1.0.0");
    expect(["patch", "minor", "major"].map((size) => nextVersion("1.2.3", size as "patch"))).toEqual([
      "1.2.4",
      "1.3.0",
      "2.0.0",
    ]);
  });

  it("is ordered by numbers, not by letters", () =>
    expect(compareVersions("1.10.0", "1.9.9")).toBeGreaterThan(0));
});

describe("what changed between two releases", () => {
  it("is a patch for the same records, whatever their order", () => {
    fc.assert(
      fc.property(prints, (before) => {
        const after = new Map([...before].toReversed());
        const changes = compareRecords("1.0.0", before, after);
        expect(changes.size).toBe("patch");
        expect(summarizeChanges(changes)).toBe("nothing");
      }),
    );
  });

  it("is not the layout that records are written in", () => {
    const line = (version: string, tag = "claim") =>
      `{"record":"annotation","schemaVersion":"${version}","id":"a","tag":"${tag}","note":"\\"schemaVersion\\":\\"1\\","}`;
    expect(comparedPart(line("1.1"))).toBe(comparedPart(line("2.0")));
    expect(comparedPart(line("1.1"))).not.toBe(comparedPart(line("1.1", "opinion")));
    expect(JSON.parse(comparedPart(line("1.1")))).toMatchObject({ record: "annotation", id: "a" });
  });

  it("is minor exactly when something came and nothing that was there changed or went", () => {
    fc.assert(
      fc.property(prints, prints, (before, after) => {
        const changes = compareRecords("1.0.0", before, after);
        const kept = [...before].every(([key, digest]) => after.get(key) === digest);
        expect(changes.size === "major").toBe(!kept);
        expect(changes.size === "minor").toBe(kept && after.size > before.size);
      }),
    );
  });

  it("lists every id once: added and removed change places when the releases do", () => {
    fc.assert(
      fc.property(prints, prints, (before, after) => {
        const [there, back] = [
          compareRecords("1.0.0", before, after),
          compareRecords("1.0.0", after, before),
        ];
        expect(there.added).toEqual(back.removed);
        expect(there.changed).toEqual(back.changed);
        const count = RECORD_KINDS.flatMap((kind) => [
          ...(there.added[kind] ?? []),
          ...(there.changed[kind] ?? []),
        ]).length;
        const differing = [...after].filter(([key, digest]) => before.get(key) !== digest).length;
        expect(count).toBe(differing);
      }),
    );
  });

  it("is told in words", () => {
    const before = new Map([["annotation a", "1"]]);
    const after = new Map([
      ["annotation a", "2"],
      ["claim c", "1"],
    ]);
    const changes = compareRecords("1.4.0", before, after);
    expect(summarizeChanges(changes)).toBe("1 claim added, 1 annotation changed");
    expect(changesDocument("2.0.0", changes)).toBe(
      "# Changes from 1.4.0 to 2.0.0\n\nA major release: data that was there changed.\n\n" +
        "## Added: claims (1)\n\n- c\n\n## Changed: annotations (1)\n\n- a\n",
    );
  });
});

describe("checksums", () => {
  const sha256 = "a".repeat(64);
  it("are read back as they were written", () => {
    const files = [
      { path: "dataset.jsonl", bytes: 1, sha256 },
      { path: "tables/a.csv", bytes: 2, sha256: "0".repeat(64) },
    ];
    expect([...(readChecksums(writeChecksums(files)) ?? [])]).toEqual(
      files.map((file) => [file.path, file.sha256]),
    );
  });

  it.each([
    "",
    "hello",
    `${sha256}  ../out`,
    `${sha256}  /etc/passwd`,
    `${sha256}  a/../../b`,
    `${sha256}  C:\\x`,
  ])("are not %j", (text) => expect(readChecksums(text)).toBeNull());
});
