import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isProblem, type SourceRecord } from "#lib/imports/candidate.ts";
import { guessMapping, importSettings, type ImportSettings } from "#lib/imports/columns.ts";
import { detectKind } from "#lib/imports/detect.ts";
import { previewFile, readRecords } from "../read-records.ts";
import { headOf } from "../uploads.ts";

export interface Read {
  kind: string | null;
  records: SourceRecord[];
  texts: string[];
  problems: { line: number | null; name: string; code: string; reason: string }[];
}

/** Reads bytes as a file of that name would be: kind, columns and mapping found out as the server does. */
export async function readAs(
  name: string,
  bytes: Uint8Array | string,
  settings: Partial<ImportSettings> = {},
): Promise<Read> {
  const folder = await mkdtemp(path.join(tmpdir(), "sourcemark-source-"));
  const file = path.join(folder, "upload");
  try {
    await writeFile(file, bytes);
    const kind = detectKind(name, await headOf(file));
    if (kind === null) return { kind, records: [], texts: [], problems: [] };
    const preview = await previewFile(file, kind);
    const mapping = preview ? guessMapping(preview) : {};
    const records: SourceRecord[] = [];
    const source = {
      file,
      kind,
      name,
      address: "",
      settings: importSettings.parse({ mapping, ...settings }),
    };
    for await (const record of readRecords(source)) records.push(record);
    return { kind, records, ...summary(records) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function summary(records: readonly SourceRecord[]) {
  return {
    texts: records.flatMap((record) =>
      isProblem(record) ? [] : [new TextDecoder().decode(record.file.bytes)],
    ),
    problems: records.flatMap((record) =>
      isProblem(record) ? [{ ...record.place, ...record.problem }] : [],
    ),
  };
}
