import { v7 as uuidv7 } from "uuid";
import { prepareRelease, publishRelease } from "#db/mutations/releases.ts";
import { releaseFiles } from "#db/queries/releases.ts";
import { writeResult } from "#db/write-result.ts";
import { TEXT_MODES } from "#lib/formats/dataset.ts";
import { zipped } from "#lib/releases/archive.ts";
import { summarizeChanges } from "#lib/releases/changes.ts";
import { LAYER_CHOICES } from "#lib/releases/export-request.ts";
import { createReleaseInput } from "#lib/releases/inputs.ts";
import { type Command, COMMON_HELP, oneOf, Stop, text } from "../command.ts";
import { projectOf, withStore } from "../installation.ts";
import { writeOutput } from "../output-file.ts";
import { progress } from "../progress.ts";

export const releaseCommand: Command = {
  name: "release",
  summary: "freeze a project under its next number",
  help: `usage: sourcemark release --project <id or name> [options]

Prints the number of the release.

  --project <id|name>   what to release
  --text <mode>         ${TEXT_MODES.join(", ")} (default: quote)
  --layers <layers>     ${LAYER_CHOICES.join(", ")} (default: both)
  --with-names          reviewers by name instead of pseudonym
  --licence <licence>   SPDX identifier or address
  --creators <names>    with commas between
  --note <text>         what this release is for
  --out <file.zip>      also write its archive
  --as <email>          on whose behalf (default: the first administrator)
${COMMON_HELP}`,
  options: {
    project: { type: "string" },
    text: { type: "string" },
    layers: { type: "string" },
    "with-names": { type: "boolean" },
    licence: { type: "string" },
    creators: { type: "string" },
    note: { type: "string" },
    out: { type: "string" },
    as: { type: "string" },
  },
  async run({ values, terminal }) {
    const creators = (text(values, "creators") ?? "").split(",").map((name) => name.trim());
    const input = createReleaseInput.parse({
      id: uuidv7(),
      textMode: oneOf(values, "text", TEXT_MODES, "quote"),
      layers: oneOf(values, "layers", LAYER_CHOICES, "both"),
      pseudonymous: !values["with-names"],
      licence: text(values, "licence") ?? "",
      creators: creators.filter((name) => name !== ""),
      note: text(values, "note") ?? "",
    });
    await withStore(values, terminal, async (store) => {
      const by = await projectOf(store, values, "manage");
      const bar = progress(terminal, "release, files");
      const prepared = await prepareRelease(store.reading, by, input, (count) => bar.show(count, null));
      bar.end();
      const made = await writeResult(store, (writing) => publishRelease(writing, by, prepared, terminal.now));
      if (!made.ok) throw new Stop(made.error.message);
      const { id, number, changes, frozenAt } = made.value;
      terminal.say(`changes: ${changes ? summarizeChanges(changes) : "first release"}\n`);
      terminal.out(`${number}\n`);
      const out = text(values, "out");
      if (out === undefined) return;
      const archive = zipped(releaseFiles(store.reading, by, id), frozenAt);
      await writeOutput(archive, out, progress(terminal, "archive, bytes"));
    });
  },
};
