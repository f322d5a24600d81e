import { describe, expect, test } from "vitest";
import type { DatasetArticle } from "#lib/formats/dataset.ts";
import { EXPORT_FORMATS } from "#lib/formats/export/registry.ts";
import type { ExportFormat } from "#lib/formats/export/export-format.ts";
import {
  type ArticleRecord,
  type EvidenceRecord,
  type ExportRecord,
  exportRecord,
} from "#lib/formats/export/records.ts";
import { parseCsv } from "#lib/formats/export/testing/csv-reader.ts";
import { newId, TestClient } from "#tests/support/client.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson } from "./people.ts";

let server: TestServer;
let client: TestClient;
let sampleId: string;

withServer(async (stage) => {
  ({ server, client } = stage);
  sampleId = await sampleProject();
});

/** Every page of the workspace names the sample project's address. */
async function sampleProject(): Promise<string> {
  const page = await (await client.get("/")).text();
  const id = /\/p\/([0-9a-f-]{36})/.exec(page)?.[1];
  if (!id) throw new Error("the sample project is not on the first page");
  return id;
}

const exportPath = (file: string, projectId = sampleId) => `/api/v1/projects/${projectId}/exports/${file}`;

async function lines(response: Response): Promise<ExportRecord[]> {
  const text = await response.text();
  return text
    .trimEnd()
    .split("\n")
    .map((line) => exportRecord.parse(JSON.parse(line)));
}

type ExportedPassage = Pick<
  EvidenceRecord,
  "version_id" | "start_utf16" | "end_utf16" | "start_codepoint" | "end_codepoint" | "exact"
>;

/** Everything in an export that names a stretch of an article. */
function passagesIn(record: ExportRecord): ExportedPassage[] {
  if (record.record === "annotation") return [record];
  if (record.record === "claim")
    return [...record.mentions, ...record.evidence.filter(({ url }) => url === null)];
  return [];
}

/** Checks every `exact` against the text of its article, in both units. Returns how many there were. */
function checkPassages(records: ExportRecord[]): number {
  const texts = new Map(
    records
      .filter((record): record is ArticleRecord => record.record === "article")
      .map((record) => [record.version_id, record.text ?? ""]),
  );
  const passages = records.flatMap(passagesIn);
  for (const passage of passages) {
    const text = texts.get(passage.version_id ?? "") ?? "";
    const codePoints = Array.from(text);
    expect(text.slice(passage.start_utf16 ?? -1, passage.end_utf16 ?? -1)).toBe(passage.exact);
    expect(codePoints.slice(passage.start_codepoint ?? -1, passage.end_codepoint ?? -1).join("")).toBe(
      passage.exact,
    );
  }
  return passages.length;
}

describe("the sample project", () => {
  test("every exported quote is the text at its offsets, in both units", async () => {
    const response = await client.get(exportPath("dataset.jsonl"));
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/jsonl");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="[a-z0-9-]+\.jsonl"$/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(checkPassages(await lines(response))).toBeGreaterThan(30);
  });

  test("asking for the head alone takes up no room for exports", async () => {
    for (let times = 0; times < 15; times++) {
      const head = await client.send("HEAD", exportPath("dataset.jsonl"));
      expect(head.status).toBe(200);
    }
  });

  test("the tables say the same as the lines", async () => {
    const records = await lines(await client.get(exportPath("dataset.jsonl")));
    const response = await client.get(exportPath("annotations.csv"));
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const rows = parseCsv(await response.text());
    const annotations = records.filter((record) => record.record === "annotation");
    expect(
      rows.map(({ id, exact, start_utf16, end_codepoint }) => [id, exact, start_utf16, end_codepoint]),
    ).toEqual(
      annotations.map((one) => [one.id, one.exact, String(one.start_utf16), String(one.end_codepoint)]),
    );
    const claims = parseCsv(await (await client.get(exportPath("claims.csv"))).text());
    expect(new Set(claims.map(({ claim_id }) => claim_id))).toEqual(
      new Set(records.filter((record) => record.record === "claim").map(({ id }) => id)),
    );
  });

  test("the spreadsheet profile begins with a byte order mark and says what it is in its name", async () => {
    const response = await client.get(exportPath("annotations.csv?profile=spreadsheet"));
    expect(response.headers.get("content-disposition")).toMatch(/-annotations\.spreadsheet\.csv"$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  test.each(EXPORT_FORMATS.map((format: ExportFormat) => [format.id, format] as const))(
    "%s arrives whole",
    async (id, format) => {
      const response = await client.get(`/api/v1/projects/${sampleId}/exports?format=${id}`);
      expect(response.status).toBe(200);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.length).toBeGreaterThan(100);
      if (format.extension !== "zip") return;
      expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
      expect(bytes.lastIndexOf("PK\u0005\u0006", undefined, "latin1")).toBe(bytes.length - 22);
    },
  );
});

test("quotes stay right in texts that break exporters", async () => {
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: "=Ünïcode 🎉" });
  const text =
    'Mayor Ann re\u0301opened the cafe\u0301 🎉 on Monday.\r\n👩‍👩‍👧 came; قال الوزير إن 𝔘𝔫𝔦 שלום.\n=1+1 is "two", they say 🇺🇦';
  const headers = { "content-type": "text/plain" };
  const response = await client.send(
    "POST",
    `/api/v1/projects/${projectId}/articles?fileName=a.txt&title=A`,
    {
      ...{ body: new TextEncoder().encode(text), headers },
    },
  );
  const { articleId } = (await response.json()) as { articleId: string };
  const path = `/api/v1/projects/${projectId}/articles/${articleId}`;
  const { article } = await client.json<{ article: DatasetArticle & { versionId: string } }>("GET", path);
  const canonical = article.text;
  const edges = [0, ...Array.from(canonical, (point) => point.length)].reduce<number[]>(
    (all, length) => [...all, (all.at(-1) ?? 0) + length],
    [],
  );
  for (let made = 0; made < 40; made++) {
    const a = edges[(made * 7) % edges.length] ?? 0;
    const b = edges[(made * 13 + 5) % edges.length] ?? 0;
    if (a === b) continue;
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    await client.apply("annotation.create", {
      ...{ id: newId(), versionId: article.versionId, tag: "claim" },
      passage: { start, end, exact: canonical.slice(start, end) },
    });
  }
  const records = await lines(await client.get(exportPath("dataset.jsonl", projectId)));
  expect(checkPassages(records)).toBeGreaterThan(30);
  const ends = records.flatMap(passagesIn).map(({ end_utf16 }) => end_utf16);
  expect(ends).toContain(canonical.length);
});

describe("what leaves", () => {
  test("no text in a stand-off export, no whole article in one of quotes", async () => {
    const full = await (await client.get(exportPath("dataset.jsonl"))).text();
    const texts = full
      .split("\n")
      .filter((line) => line.startsWith('{"record":"article"'))
      .map((line) => (JSON.parse(line) as ArticleRecord).text ?? "");
    expect(texts.length).toBeGreaterThan(4);
    for (const textMode of ["quote", "stand-off"]) {
      const export_ = await (await client.get(exportPath(`dataset.jsonl?textMode=${textMode}`))).text();
      for (const text of texts) expect(export_).not.toContain(JSON.stringify(text).slice(1, -1));
      expect(export_.includes('"exact":"')).toBe(textMode === "quote");
    }
  });

  test("no name and no id of a reviewer in a pseudonymous export", async () => {
    const open = await lines(await client.get(exportPath("dataset.jsonl")));
    const reviewers = open.flatMap((record) => (record.record === "annotation" ? [record] : []));
    const hidden = await (await client.get(exportPath("dataset.jsonl?pseudonymous=yes"))).text();
    expect(reviewers.length).toBeGreaterThan(0);
    for (const { reviewer, reviewer_name } of reviewers) {
      expect(hidden).not.toContain(reviewer);
      expect(hidden).not.toContain(JSON.stringify(reviewer_name));
    }
    expect(hidden).toContain('"reviewer":"r0');
  });
});

describe("refused before the first byte:", () => {
  test.each([
    ["a text mode that the format cannot serve", "spacy.zip?textMode=quote", 400, /full/],
    ["an option that does not exist", "dataset.jsonl?textMode=all", 400, /./],
    ["a key that does not exist", "dataset.jsonl?secret=1", 400, /./],
    ["a file that does not exist", "dataset.xlsx", 404, /dataset\.jsonl/],
  ])("%s", async (_, file, status, message) => {
    const response = await client.get(exportPath(file));
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringMatching(message) } });
  });

  test("somebody who is not a member, and nobody at all", async () => {
    const outsider = (await addPerson(server)).client;
    expect((await outsider.get(exportPath("dataset.jsonl"))).status).toBe(404);
    expect((await new TestClient(server.url).get(exportPath("dataset.jsonl"))).status).toBe(401);
  });
});

test("a client that goes away ends the export", async () => {
  const response = await client.get(exportPath("dataset.jsonl"));
  await response.body?.cancel();
  expect((await client.get(exportPath("dataset.jsonl"))).status).toBe(200);
  expect(server.output()).not.toContain("an export broke off");
});
