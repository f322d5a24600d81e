import { openDataset } from "#db/queries/dataset.ts";
import { newTextHash } from "#db/text-hash.ts";
import { TEXT_MODES } from "#lib/formats/dataset.ts";
import { EXPORT_FORMATS, exportFormat } from "#lib/formats/export/registry.ts";
import { exportBytes } from "#lib/releases/archive.ts";
import { exportOptions, LAYER_CHOICES } from "#lib/releases/export-request.ts";
import { slugOf } from "#lib/releases/download-name.ts";
import { type Command, COMMON_HELP, oneOf, text, wrongUse } from "../command.ts";
import { projectOf, withStore } from "../installation.ts";
import { writeOutput } from "../output-file.ts";
import { progress } from "../progress.ts";

const IDS = EXPORT_FORMATS.map(({ id }) => id);

export const exportCommand: Command = {
  name: "export",
  summary: "write a project in one of the formats",
  help: `usage: sourcemark export --project <id or name> [options]

  --project <id|name>   what to export
  --format <format>     ${IDS.join(", ")}
                        (default: jsonl)
  --text <mode>         ${TEXT_MODES.join(", ")} (default: full)
  --layers <layers>     ${LAYER_CHOICES.join(", ")} (default: both)
  --pseudonymous        reviewers under stable pseudonyms
  --out <file>          where to write it; "-" for standard output (default: the project's name)
  --as <email>          on whose behalf (default: the first administrator)
${COMMON_HELP}`,
  options: {
    project: { type: "string" },
    format: { type: "string" },
    text: { type: "string" },
    layers: { type: "string" },
    pseudonymous: { type: "boolean" },
    out: { type: "string" },
    as: { type: "string" },
  },
  async run({ values, terminal }) {
    const format = exportFormat(oneOf(values, "format", IDS, "jsonl"));
    const textMode = oneOf(values, "text", TEXT_MODES, "full");
    if (!format) throw wrongUse("There is no such format.");
    if (!format.textModes.includes(textMode)) throw wrongUse(`${format.label} needs --text full.`);
    const options = exportOptions({
      textMode,
      layers: oneOf(values, "layers", LAYER_CHOICES, "both"),
      pseudonymous: values["pseudonymous"] ? "yes" : "no",
      profile: "data",
    });
    await withStore(values, terminal, async (store) => {
      const by = await projectOf(store, values, "read");
      const dataset = await openDataset(store.reading, by);
      const { name } = dataset.description;
      const file = text(values, "out") ?? `${slugOf(name)}.${format.extension}`;
      const chunks = exportBytes(format, dataset, options, newTextHash);
      const bytes = await writeOutput(chunks, file, progress(terminal, "export, bytes"));
      if (file !== "-") terminal.say(`${file}: ${bytes} bytes\n`);
    });
  },
};
