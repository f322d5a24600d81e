import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { readChecksums } from "#lib/releases/manifest.ts";
import { type Command, COMMON_HELP, Stop, wrongUse } from "../command.ts";
import { progress } from "../progress.ts";
import { openStoredZip } from "../stored-zip.ts";

const SUMS = "SHA256SUMS";

export const verifyCommand: Command = {
  name: "verify",
  summary: "check a release against its checksums",
  help: `usage: sourcemark verify <release.zip or folder>

Names every file that is not as it was released, is missing, or was added. Exit code 1 when there is one.

${COMMON_HELP}`,
  options: {},
  async run({ positionals: [place, ...more], terminal }) {
    if (place === undefined || more.length > 0) throw wrongUse("Name one archive or folder.");
    const files = (await stat(place).catch(() => null))?.isDirectory()
      ? await openFolder(place)
      : await openStoredZip(place);
    const listed = files.get(SUMS);
    const sums = listed && readChecksums(await textOf(listed()));
    if (!sums) throw new Stop(`${place} holds no ${SUMS}: it is no release.`);
    const problems: string[] = [];
    let checked = 0;
    const bar = progress(terminal, "verify");
    for (const [name, sum] of sums) {
      bar.show(checked++, sums.size);
      const file = files.get(name);
      if (!file) problems.push(`missing\t${name}`);
      else if ((await sha256(file())) !== sum) problems.push(`changed\t${name}`);
    }
    bar.end();
    for (const name of files.keys()) if (name !== SUMS && !sums.has(name)) problems.push(`added\t${name}`);
    for (const problem of problems) terminal.out(`${problem}\n`);
    if (problems.length > 0) throw new Stop(`${place} is not as it was released.`);
    terminal.say(`${place}: ${sums.size} files are as they were released.\n`);
  },
};

type Files = Map<string, () => AsyncIterable<Uint8Array>>;

async function openFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [path.relative(folder, file).split(path.sep).join("/"), () => createReadStream(file)];
      }),
  );
}

async function sha256(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of content) hash.update(chunk);
  return hash.digest("hex");
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
