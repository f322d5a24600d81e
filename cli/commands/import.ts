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
import { type Command, COMMON_HELP, Stop, text, wrongUse } from "../command.ts";
import { projectOf, withStore } from "../installation.ts";
import { progress } from "../progress.ts";

export const importCommand: Command = {
  name: "import",
  summary: "take text and HTML files into a project as articles",
  help: `usage: sourcemark import --project <id or name> <file>... [options]

Says for every file whether it became an article. Exit code 1 when one was refused; a text that the project has
already is left out and is no failure.

  --project <id|name>   where to
  --publisher <name>    of all files; guessed from each where left out
  --as <email>          on whose behalf (default: the first administrator)
${COMMON_HELP}`,
  options: { project: { type: "string" }, publisher: { type: "string" }, as: { type: "string" } },
  async run({ values, positionals: files, terminal }) {
    if (files.length === 0) throw wrongUse("Name at least one file.");
    const refused = await withStore(values, terminal, async (store) => {
      const by = await projectOf(store, values, "annotate");
      const bar = progress(terminal, "import");
      let count = 0;
      for (const [position, file] of files.entries()) {
        bar.show(position, files.length);
        const result = await importFile(store, by, file, text(values, "publisher") ?? "", terminal.now);
        const known = !result.ok && result.error.code === "duplicate";
        if (!result.ok && !known) count++;
        bar.end();
        terminal.out(
          `${result.ok ? "imported" : known ? "known" : "refused"}\t${file}\t${describe(result)}\n`,
        );
      }
      return count;
    });
    if (refused > 0) throw new Stop(`${refused} of ${files.length} files were refused.`);
  },
};

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
