import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import type { SourceFile } from "#lib/formats/annotations-import/imported.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import { readAnnotations } from "#lib/formats/annotations-import/registry.ts";
import { writeZip, type FalseEntry } from "../imports/testing/zip-writer.ts";
import { formatOf } from "./place-files.ts";
import { openSourceFiles, type OpenedFiles } from "./source-files.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "sourcemark-annotation-files-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(bytes: Uint8Array): Promise<OpenedFiles> {
  const file = path.join(folder, "upload");
  await writeFile(file, bytes);
  return openSourceFiles(file, "a.zip");
}

/** Why an archive is refused as a whole; "" for one that is not. */
async function refusalOf(zip: Uint8Array): Promise<string> {
  try {
    (await open(zip)).close();
    return "";
  } catch (cause) {
    if (cause instanceof UnreadableFile) return cause.message;
    throw cause;
  }
}

async function wholeOf(file: SourceFile | undefined): Promise<string> {
  let whole = "";
  for await (const chunk of file?.read() ?? []) whole += chunk;
  return whole;
}

const ROW = `{"text":"It rained all day in Orlen.","label":[[0,2,"claim"]]}`;
const good: FalseEntry = { name: "good.jsonl", content: ROW };

describe("archives of annotations that are refused whole, before anything is unpacked", () => {
  test("a good one is not", async () => expect(await refusalOf(writeZip([good]))).toBe(""));

  it.each([
    "../evil.json",
    "a/../../evil.json",
    "/etc/passwd",
    "C:\\evil.json",
    "C:/evil.json",
    "..\\evil.json",
  ])("a name that leads out: %s", async (name) => {
    expect(await refusalOf(writeZip([good, { name, content: "x" }]))).toMatch(/lead out/);
  });

  test("a bomb, by what it says or by what shares its bytes", async () => {
    const bomb = { name: "bomb.json", content: Buffer.alloc(10 * 1024 * 1024, " ") };
    expect(await refusalOf(writeZip([good, bomb]))).toMatch(/more than any text/);
    const kernel = { name: "0.json", content: Buffer.from("kernel of the bomb ".repeat(40)), stored: true };
    const again = (number: number) => ({ ...kernel, name: `${number}.json`, says: { offset: 0 } });
    expect(await refusalOf(writeZip([kernel, again(1), again(2)]))).toMatch(/share bytes/);
  });

  test("many files that together unpack to too much", async () => {
    const says = { size: 1_000_000_000, packed: 1_000_000_000 };
    const entries = [1, 2, 3, 4, 5].map((n) => ({ name: `${n}.json`, content: "x", stored: true, says }));
    expect(await refusalOf(writeZip(entries))).toMatch(/more than is taken in/);
  });

  test("100,000 entries, and more than it says", async () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}.json`, stored: true }));
    expect(await refusalOf(writeZip(many, { entries: 65_000 }))).toMatch(/more than/);
    // The field for their number has two bytes; whoever lies in it is believed, and not read further.
    const opened = await open(writeZip(many, { entries: 40_000 }));
    expect(opened.files).toHaveLength(40_000);
    opened.close();
  });

  it.each([
    ["two files of one name", writeZip([good, good])],
    ["cut off", writeZip([good]).subarray(0, 40)],
    ["no archive at all", Buffer.from("PK\x03\x04 and nothing more")],
  ])("%s", async (_, zip) => expect(await refusalOf(zip)).not.toBe(""));
});

describe("files in an archive of annotations", () => {
  test("what systems leave beside files is passed over", async () => {
    const opened = await open(
      writeZip([good, { name: "__MACOSX/a.json" }, { name: ".DS_Store" }, { name: "a/" }]),
    );
    expect(opened.files.map((file) => file.path)).toEqual(["good.jsonl"]);
    opened.close();
  });

  test("links, locked files and liars are faults of their own, and the others are read", async () => {
    const before = await readdir(folder);
    const opened = await open(
      writeZip([
        { name: "link.jsonl", content: "/etc/passwd", mode: 0o120777 },
        { name: "locked.jsonl", content: ROW, locked: true },
        { name: "liar.jsonl", content: ROW.repeat(50), says: { size: 10 } },
        good,
      ]),
    );
    expect(await formatOf(opened.files)).toBe("doccano");
    const found: string[] = [];
    for await (const { file, item } of readAnnotations("doccano", opened.files))
      found.push(`${file} ${item.kind === "problem" ? item.problem.message : item.document.text}`);
    opened.close();
    expect(found).toEqual([
      "link.jsonl This is a link to another file; links are not followed.",
      "locked.jsonl This file is locked with a password.",
      expect.stringMatching(/^liar\.jsonl The archive is damaged/),
      "good.jsonl It rained all day in Orlen.",
    ]);
    expect((await readdir(folder)).toSorted()).toEqual([...new Set([...before, "upload"])].toSorted());
  });

  test("how far reading is, is counted in bytes", async () => {
    const opened = await open(writeZip([good, { name: "é.json", content: "é" }]));
    expect([opened.bytes, opened.bytesRead()]).toEqual([ROW.length + 2, 0]);
    await wholeOf(opened.files[1]);
    expect(opened.bytesRead()).toBe(2);
    await wholeOf(opened.files[0]);
    await wholeOf(opened.files[0]);
    expect(opened.bytesRead()).toBe(opened.bytes);
    opened.close();
  });
});
