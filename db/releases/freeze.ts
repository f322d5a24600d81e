import { createHash } from "node:crypto";
import { createGunzip, createGzip } from "node:zlib";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AgreementInput } from "#lib/agreement/measures.ts";
import { agreementReport, type AgreementReport } from "#lib/agreement/report.ts";
import { agreementDocument, agreementFigures } from "#lib/releases/agreement-file.ts";
import type { Dataset } from "#lib/formats/dataset.ts";
import { LAYERS } from "#lib/formats/dataset.ts";
import type { ExportFile } from "#lib/formats/export/export-format.ts";
import { croissantFormat } from "#lib/formats/export/croissant.ts";
import { csvFormat } from "#lib/formats/export/csv.ts";
import { datasheetFormat } from "#lib/formats/export/datasheet.ts";
import { jsonlFormat } from "#lib/formats/export/jsonl.ts";
import { parquetFormat } from "#lib/formats/export/parquet.ts";
import { RECORD_KINDS } from "#lib/formats/export/records.ts";
import {
  changesDocument,
  comparedPart,
  compareRecords,
  fingerprintKey,
  type Fingerprints,
  type ReleaseChanges,
} from "#lib/releases/changes.ts";
import type { ReleaseSettings } from "#lib/releases/inputs.ts";
import { type ManifestFile, writeChecksums, writeManifest } from "#lib/releases/manifest.ts";
import { nextVersion } from "#lib/releases/version.ts";
import type { Authorized } from "../guard.ts";
import { lastProjectSeq, loadAgreementInput, readerBasis } from "../queries/agreement.ts";
import { openDataset, type DatasetWishes } from "../queries/dataset.ts";
import { newestRelease, releaseFileContent } from "../queries/releases.ts";
import type { Reading } from "../store.ts";
import { newTextHash } from "../text-hash.ts";

/** The file that a release is compared by. */
const RECORDS = "dataset.jsonl";
/** Bytes of a part of a file, compressed. */
const PART = 512 * 1024;

/** A file with its compressed content. */
export interface FrozenFile extends ManifestFile {
  mediaType: string;
  parts: Buffer[];
}

export interface Frozen {
  number: string;
  changes: ReleaseChanges | null;
  seq: number;
  frozenAt: number;
  files: FrozenFile[];
}

/**
 * Writes every file of the next release, its number decided by what changed since the last one. The same state after
 * the same release gives the same bytes. `onFile` is told how many files are written.
 */
export async function freeze(
  reading: Reading,
  by: Authorized,
  facts: { settings: ReleaseSettings; note: string; guidelineVersion: number | null },
  onFile: (count: number) => void = () => {},
): Promise<Frozen> {
  const { settings, note, guidelineVersion } = facts;
  const { licence, creators } = settings;
  const previous = await newestRelease(reading, by);
  const { dataset, basis, input } = await settledProject(reading, by, { licence, creators });
  const records = await freezeFile(await recordsOf(dataset, settings));
  const changes = previous
    ? compareRecords(
        previous.number,
        await fingerprintsOf(
          (await releaseFileContent(reading, by, previous.id, RECORDS)) ?? Readable.from([]),
        ),
        await fingerprintsOf(unpacked(records)),
      )
    : null;
  const number = nextVersion(previous?.number ?? null, changes?.size ?? "major");
  const described = { ...dataset, description: { ...dataset.description, version: number } };
  const files = [records];
  for await (const file of derivedFiles(described, settings)) {
    onFile(files.length);
    files.push(await freezeFile(file));
  }
  files.push(await freezeText("guideline.md", "text/markdown", `${described.description.guideline}\n`));
  const report = computed(input);
  files.push(
    await freezeText("agreement.md", "text/markdown", agreementDocument(number, report, basis)),
    await freezeText(
      "agreement.json",
      "application/json",
      `${JSON.stringify(agreementFigures(report, basis), null, 2)}\n`,
    ),
  );
  files.push(await freezeText("CHANGES.md", "text/markdown", changesDocument(number, changes)));
  const told = { description: described.description, guidelineVersion, settings, note };
  const manifest = writeManifest({ ...told, previous: previous?.number ?? null }, files);
  files.push(await freezeText("manifest.json", "application/json", manifest));
  files.push(await freezeText("SHA256SUMS", "text/plain", writeChecksums(files)));
  return { number, changes, seq: dataset.seq, frozenAt: dataset.description.frozenAt, files };
}

/** Tries to read the dataset and what agreement is computed from at one moment, while others work on. */
const TRIES = 5;

async function settledProject(reading: Reading, by: Authorized, wishes: DatasetWishes) {
  for (let tries = 1; ; tries++) {
    const before = await lastProjectSeq(reading, by);
    const dataset = await openDataset(reading, by, wishes);
    const basis = await readerBasis(reading, by);
    const input = await loadAgreementInput(reading, by, basis);
    if (tries === TRIES || (await lastProjectSeq(reading, by)) === before) return { dataset, basis, input };
  }
}

/** The whole report at once: whoever freezes does so in a thread or a process of its own. */
function computed(input: AgreementInput): AgreementReport {
  const report = agreementReport(input);
  for (;;) {
    const step = report.next();
    if (step.done === true) return step.value;
  }
}

const optionsOf = ({ textMode, layers, pseudonymous }: ReleaseSettings) => ({
  ...{ textMode, pseudonymous },
  layers: layers === "both" ? LAYERS : [layers],
});

async function recordsOf(dataset: Dataset, settings: ReleaseSettings): Promise<ExportFile> {
  for await (const file of jsonlFormat.write(dataset, optionsOf(settings))) return { ...file, path: RECORDS };
  throw new Error("The dataset has no file.");
}

async function* derivedFiles(dataset: Dataset, settings: ReleaseSettings): AsyncGenerator<ExportFile> {
  const options = optionsOf(settings);
  for await (const file of csvFormat.write(dataset, options)) yield { ...file, path: `tables/${file.path}` };
  for await (const file of croissantFormat.write(dataset, options, newTextHash))
    yield { ...file, path: `croissant/${file.path}` };
  for await (const file of parquetFormat.write(dataset, options))
    yield { ...file, path: `parquet/${file.path}` };
  yield* datasheetFormat.write(dataset, options);
}

async function* once(text: string) {
  yield text;
}

const freezeText = (path: string, mediaType: string, text: string) =>
  freezeFile({ path, mediaType, content: once(text) });

async function freezeFile({ path, mediaType, content }: ExportFile): Promise<FrozenFile> {
  const hash = createHash("sha256");
  let bytes = 0;
  const parts: Buffer[] = [];
  let pending: Buffer[] = [];
  let length = 0;
  const cut = () => {
    if (length > 0) parts.push(Buffer.concat(pending));
    pending = [];
    length = 0;
  };
  await pipeline(
    async function* () {
      for await (const piece of content) {
        const chunk = typeof piece === "string" ? Buffer.from(piece, "utf8") : Buffer.from(piece);
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    },
    createGzip(),
    async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) {
        pending.push(chunk);
        length += chunk.length;
        if (length >= PART) cut();
      }
    },
  );
  cut();
  return { path, mediaType, bytes, sha256: hash.digest("hex"), parts };
}

async function* unpacked({ parts }: FrozenFile): AsyncGenerator<Uint8Array> {
  for await (const chunk of Readable.from(parts).compose(createGunzip())) yield chunk as Uint8Array;
}

/** A digest of every record, by kind and id: what two releases are compared by. */
async function fingerprintsOf(content: AsyncIterable<Uint8Array>): Promise<Fingerprints> {
  const prints = new Map<string, string>();
  for await (const line of linesOf(content)) {
    const { kind, id } = identify(line);
    const digest = createHash("sha256").update(comparedPart(line)).digest("base64url").slice(0, 22);
    if (kind) prints.set(fingerprintKey(kind, id), digest);
  }
  return prints;
}

/** Lines end with LF and nothing else: texts may hold other line separators. */
async function* linesOf(content: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

/** Articles are told apart by version: another text of the same article is another record. */
function identify(line: string) {
  const { record, id, version_id: versionId } = JSON.parse(line) as Record<string, unknown>;
  const kind = RECORD_KINDS.find((one) => one === record);
  return { kind, id: String(kind === "article" ? versionId : id) };
}
