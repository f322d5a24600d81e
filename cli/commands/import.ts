import { readFile } from "node:fs/promises";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { importArticle } from "#db/mutations/articles.ts";
import { writeResult } from "#db/write-result.ts";
import type { Authorized } from "#db/guard.ts";
import type { Store } from "#db/store.ts";
import { fillDetails } from "#lib/articles/fill-details.ts";
import { prepareArticle } from "#lib/formats/import/article.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";
import { COLUMN_MEANINGS, importSettings, TEXT_FORMS, type ImportSettings } from "#lib/imports/columns.ts";
import { detectKind } from "#lib/imports/detect.ts";
import { outcomeWords } from "#lib/imports/words.ts";
import { headOf } from "#db/imports/uploads.ts";
import { type Command, COMMON_HELP, oneOf, Stop, text, type Values, wrongUse } from "../command.ts";
import { importMany } from "../import-many.ts";
import { dataDirOf, projectOf, withStore } from "../installation.ts";
import { progress } from "../progress.ts";

export const importCommand: Command = {
  name: "import",
  summary: "take files of one or many articles into a project",
  help: `usage: sourcemark import --project <id or name> <file>... [options]

Text and HTML files are one article each. CSV, TSV, JSON, JSONL, RSS, Atom and JSON Feed files, zip and WARC archives
hold many. Says for every file what became of it. Exit code 1 when something was refused; what the project has already
is left out and is no failure. The same command again goes on with an import that was broken off.

  --project <id|name>   where to
  --publisher <name>    where a file or record names none
  --columns <pairs>     what a table's columns mean, as "text=body,title=headline"; guessed where left out
                        (${COLUMN_MEANINGS.join(", ")})
  --text-form <form>    how the text column is written: ${TEXT_FORMS.join(", ")} (default: auto)
  --errors <file>       write what was refused there: .csv or .jsonl
  --as <email>          on whose behalf (default: the first administrator)
${COMMON_HELP}`,
  options: {
    ...{ project: { type: "string" }, publisher: { type: "string" }, as: { type: "string" } },
    ...{ columns: { type: "string" }, "text-form": { type: "string" }, errors: { type: "string" } },
  },
  async run({ values, positionals: files, terminal }) {
    if (files.length === 0) throw wrongUse("Name at least one file.");
    const settings = settingsOf(values);
    const refused = await withStore(values, terminal, async (store) => {
      const by = await projectOf(store, values, "annotate");
      const bar = progress(terminal, "import");
      const many = { dataDir: dataDirOf(values, terminal), settings, errors: text(values, "errors") ?? null };
      let count = 0;
      for (const [position, file] of files.entries()) {
        bar.show(position, files.length);
        const kind = await headOf(file).then(
          (head) => detectKind(path.basename(file), head),
          () => "text" as const,
        );
        bar.end();
        if (kind !== null && kind !== "text" && kind !== "html") {
          const job = await importMany(store, by, { file, kind }, many, terminal);
          if (!job.ok || job.value.refused > 0) count++;
          const said = job.ok ? outcomeWords(job.value) : job.error.message;
          terminal.out(`${job.ok ? "imported" : "refused"}\t${file}\t${said}\n`);
          continue;
        }
        const result = await importFile(store, by, file, settings.publisher, terminal.now);
        const known = !result.ok && result.error.code === "duplicate";
        if (!result.ok && !known) count++;
        terminal.out(
          `${result.ok ? "imported" : known ? "known" : "refused"}\t${file}\t${describe(result)}\n`,
        );
      }
      return count;
    });
    if (refused > 0) throw new Stop(`${refused} of ${files.length} files were refused, or records of them.`);
  },
};

/** "text=body,title=headline" and the other options as settings. */
function settingsOf(values: Values): ImportSettings {
  const pairs = (text(values, "columns") ?? "").split(",").filter(Boolean);
  const mapping = Object.fromEntries(
    pairs.map((pair) => [pair.split("=", 1)[0]?.trim(), pair.slice(pair.indexOf("=") + 1).trim()]),
  );
  const parsed = importSettings.safeParse({
    ...{ mapping, publisher: text(values, "publisher") ?? "" },
    textForm: oneOf(values, "text-form", TEXT_FORMS, "auto"),
  });
  if (!parsed.success || pairs.some((pair) => !pair.includes("=")))
    throw wrongUse(
      `--columns names meanings and columns, as "text=body"; meanings are: ${COLUMN_MEANINGS.join(", ")}.`,
    );
  return parsed.data;
}

const describe = (result: Result<{ title: string }>) =>
  result.ok ? result.value.title : result.error.message;

async function importFile(
  store: Store,
  by: Authorized<"annotate">,
  file: string,
  publisher: string,
  now: number,
): Promise<Result<{ title: string }>> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return fail("not_found", "The file cannot be read.");
  const fileName = path.basename(file);
  const mediaType = /\.html?$/i.test(fileName) ? "text/html" : "text/plain";
  const prepared = prepareArticle({ bytes, fileName, mediaType });
  if (!prepared.ok) return prepared;
  const given = { title: "", publisher, url: "", byline: "", publishedAt: null };
  const details = fillDetails(given, prepared.value, fileName);
  if (!details.ok) return details;
  const { language, text: canonical, blocks, charset, notes } = prepared.value;
  return writeResult(store, (writing) =>
    importArticle(
      writing,
      by,
      {
        ids: { article: uuidv7(), version: uuidv7(), publisher: uuidv7() },
        ...{ details: details.value, language: language ?? "", text: canonical, blocks },
        file: { name: fileName, mediaType: prepared.value.mediaType, charset, bytes },
        notes: notes.map((note) => note.message),
      },
      now,
    ),
  );
}
