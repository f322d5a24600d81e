import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { formatOf, placeFiles, type PlacingOrder } from "#db/annotation-imports/place-files.ts";
import { type AnnotationImportOutcome, runAnnotationImport } from "#db/annotation-imports/run-import.ts";
import { openAllSourceFiles } from "#db/annotation-imports/source-files.ts";
import { keepAnnotationImport } from "#db/annotation-imports/steer-imports.ts";
import type { Authorized } from "#db/guard.ts";
import { beginAnnotationImport } from "#db/mutations/annotation-import-jobs.ts";
import { cancelAnnotationImport } from "#db/mutations/steer-annotation-imports.ts";
import type { Store } from "#db/store.ts";
import { writeResult } from "#db/write-result.ts";
import {
  type AnnotationImportSettings,
  annotationImportSettings,
  IMPORT_LAYERS,
} from "#lib/annotations/import-inputs.ts";
import { problemTable } from "#lib/annotations/import-problems.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import { IMPORT_FORMATS, type ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { fail, ok } from "#lib/operations/envelope.ts";
import { type Command, COMMON_HELP, oneOf, Stop, text, wrongUse } from "../command.ts";
import { projectOf, withStore } from "../installation.ts";
import { progress } from "../progress.ts";

export const importAnnotationsCommand: Command = {
  name: "import-annotations",
  summary: "take annotations of other programs into a project that has the articles",
  help: `usage: sourcemark import-annotations --project <id or name> <file>... [options]

Files of one format, or a zip of them. After Ctrl+C the same command brings the rest. Exit code 1 when some passages were refused; what the project has already is
left as it is and is no failure.

  --project <id|name>   where to
  --format <format>     ${IMPORT_FORMATS.join(", ")}
                        (default: what the files look like)
  --layer <layer>       ${IMPORT_LAYERS.join(", ")} (default: own)
  --name <name>         of the reviewer, for the layer "named"
  --mapping <file>      JSON: {"PER": {"tag": "claim", "subtype": null}, "MISC": null}; null leaves a label out
  --dry-run             say what would come in, and write nothing
  --problems <file>     where to write what was refused or changed, as CSV with line numbers
  --as <email>          on whose behalf (default: the first administrator)
${COMMON_HELP}`,
  options: {
    project: { type: "string" },
    format: { type: "string" },
    layer: { type: "string" },
    name: { type: "string" },
    mapping: { type: "string" },
    "dry-run": { type: "boolean" },
    problems: { type: "string" },
    as: { type: "string" },
  },
  async run({ values, positionals, terminal }) {
    if (positionals.length === 0) throw wrongUse("Name at least one file.");
    const settings = await settingsOf(values);
    const opened = await openAllSourceFiles(positionals).catch(stop);
    try {
      const format = settings.format ?? (await formatOf(opened.files).catch(stop));
      if (!format) throw new Stop("Nothing in these files looks like annotations. Name the --format.");
      const summary = await withStore(values, terminal, async (store) => {
        const by = await projectOf(store, values, "annotate");
        const bar = progress(terminal, "import");
        const order = { opened, format, mapping: settings.mapping };
        const onProgress = ({ bytesRead }: { bytesRead: number }) => bar.show(bytesRead, opened.bytes);
        try {
          if (values["dry-run"]) {
            const found = await placeFiles(store.reading, by.projectId, order, { onProgress });
            bar.end();
            terminal.out(describe(found, found.exact + found.reanchored));
            return found;
          }
          const name = positionals.join(", ").slice(0, 300);
          const done = await importPlaced(store, by, { name, settings, order, onProgress });
          bar.end();
          const { imported, known } = done.row;
          terminal.out(describe(done.summary, imported, known));
          return done.summary;
        } finally {
          bar.end();
        }
      });
      const report = text(values, "problems");
      if (report) await writeFile(report, problemTable(summary.problems));
      if (summary.refused > 0)
        throw new Stop(
          `${summary.refused} of ${summary.passages} passages were refused${report ? `: see ${report}` : ""}.`,
        );
    } finally {
      opened.close();
    }
  },
};

const HEARTBEAT = 3_000;

interface Work {
  name: string;
  settings: AnnotationImportSettings;
  order: PlacingOrder;
  onProgress: (progress: { bytesRead: number }) => void;
}

/** Imports as the server does; after Ctrl+C the same command again brings the rest. */
async function importPlaced(
  store: Store,
  by: Authorized<"annotate">,
  { name, settings, order, onProgress }: Work,
): Promise<Extract<AnnotationImportOutcome, { kind: "done" }>> {
  const runner = randomUUID();
  const about = { id: uuidv7(), name, format: order.format, settings, bytes: order.opened.bytes, runner };
  const begun = await writeResult(store, (writing) => beginAnnotationImport(writing, by, about, Date.now()));
  if (!begun.ok) throw new Stop(begun.error.message);
  const run = { ...begun.value, runner };
  const cancel = () =>
    void store.write((writing) => cancelAnnotationImport(writing, by, { id: run.id }, Date.now()));
  const beat = setInterval(
    () => void keepAnnotationImport(store, run, null, Date.now()).catch(() => false),
    HEARTBEAT,
  );
  process.once("SIGINT", cancel);
  try {
    const outcome = await runAnnotationImport(
      store,
      by,
      run,
      async (onPlaced) => {
        try {
          return ok(await placeFiles(store.reading, by.projectId, order, { onPlaced, onProgress }));
        } catch (cause) {
          if (cause instanceof UnreadableFile) return fail("invalid", cause.message);
          throw cause;
        }
      },
      Date.now,
    );
    if (outcome.kind === "stopped")
      throw new Stop("Stopped. What was imported stays; the same command again brings the rest.");
    if (outcome.kind === "failed") throw new Stop(outcome.message);
    return outcome;
  } finally {
    clearInterval(beat);
    process.off("SIGINT", cancel);
  }
}

async function settingsOf(values: Parameters<typeof text>[0]): Promise<AnnotationImportSettings> {
  const format =
    text(values, "format") === undefined ? null : oneOf(values, "format", IMPORT_FORMATS, "jsonl");
  const file = text(values, "mapping");
  const parsed = annotationImportSettings.safeParse({
    format: format satisfies ImportFormatId | null,
    layer: oneOf(values, "layer", IMPORT_LAYERS, "own"),
    name: text(values, "name") ?? "",
    mapping: file ? await mappingOf(file) : {},
  });
  if (!parsed.success) throw wrongUse(z.prettifyError(parsed.error));
  return parsed.data;
}

async function mappingOf(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as unknown;
  } catch {
    throw new Stop(`${file} cannot be read as JSON.`);
  }
}

function describe(summary: ImportSummary, imported: number, known = 0): string {
  const { format, documents, passages, reanchored, refused, leftOut } = summary;
  const rows = { format, documents, passages, imported, reanchored, known, "left out": leftOut, refused };
  const unknown = summary.labels.filter(({ target }) => target === undefined).map(({ label }) => label);
  const lines = Object.entries(rows).map(([name, value]) => `${name}\t${value}\n`);
  return lines.join("") + unknown.map((label) => `unknown label\t${label}\n`).join("");
}

function stop(cause: unknown): never {
  if (cause instanceof UnreadableFile) throw new Stop(cause.message);
  throw cause;
}
