import { readFile, writeFile } from "node:fs/promises";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { formatOf, placeFiles } from "#db/annotation-imports/place-files.ts";
import { runAnnotationImport } from "#db/annotation-imports/run-import.ts";
import { openAllSourceFiles } from "#db/annotation-imports/source-files.ts";
import {
  type AnnotationImportSettings,
  annotationImportSettings,
  IMPORT_LAYERS,
} from "#lib/annotations/import-inputs.ts";
import { problemTable } from "#lib/annotations/import-problems.ts";
import { UnreadableFile } from "#lib/formats/annotations-import/json-reading.ts";
import { IMPORT_FORMATS, type ImportFormatId } from "#lib/formats/annotations-import/format-ids.ts";
import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";
import { ok } from "#lib/operations/envelope.ts";
import { type Command, COMMON_HELP, oneOf, Stop, text, wrongUse } from "../command.ts";
import { projectOf, withStore } from "../installation.ts";
import { progress } from "../progress.ts";

export const importAnnotationsCommand: Command = {
  name: "import-annotations",
  summary: "take annotations of other programs into a project that has the articles",
  help: `usage: sourcemark import-annotations --project <id or name> <file>... [options]

Files of one format, or a zip of them. Exit code 1 when some passages were refused; what the project has already is
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
      const { files } = opened;
      const format = settings.format ?? (await formatOf(files).catch(stop));
      if (!format) throw new Stop("Nothing in these files looks like annotations. Name the --format.");
      const summary = await withStore(values, terminal, async (store) => {
        const by = await projectOf(store, values, "annotate");
        const what = { files, format, mapping: settings.mapping };
        if (values["dry-run"]) {
          const found = await placeFiles(store.reading, by.projectId, what);
          terminal.out(describe(found, found.exact + found.reanchored));
          return found;
        }
        const bar = progress(terminal, "import, passages");
        let count = 0;
        const finished = await runAnnotationImport(
          store,
          by,
          { id: uuidv7(), name: positionals.join(", ").slice(0, 300), format, settings },
          async (onPlaced) =>
            ok(
              await placeFiles(store.reading, by.projectId, what, async (document) => {
                await onPlaced(document);
                bar.show((count += document.passages.length), null);
              }),
            ),
          () => terminal.now,
        );
        bar.end();
        if (!finished.ok) throw new Stop(finished.error.message);
        const { imported, known, summary: brought } = finished.value;
        terminal.out(describe(brought, imported, known));
        return brought;
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
