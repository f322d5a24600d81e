import type { Dataset, ExportOptions } from "../dataset.ts";
import { citationOf, compositionList, OFFSETS_NOTE, quotedMarkdown, rubricTable } from "./card-text.ts";
import { countDataset } from "./counts.ts";
import { type ExportFormat, singleFile } from "./export-format.ts";
import { isoDay } from "./iso-time.ts";

/**
 * The datasheet (Gebru et al. 2021): its seven stages, with what the project itself can tell. What only its makers
 * know is left as a marked gap, never guessed.
 */
async function* datasheet(dataset: Dataset, options: ExportOptions): AsyncGenerator<string> {
  const { description } = dataset;
  const counts = await countDataset(dataset, options);
  const gap = "*To be written by the makers of the dataset.*";
  const makers = description.creators.join(", ");
  yield `# Datasheet: ${description.name.replaceAll(/\s+/g, " ")}

Version ${description.version}, frozen on ${isoDay(description.frozenAt)}.

## Motivation

${quotedMarkdown(description.description)}

- Made by: ${makers || gap}
- Funded by: ${gap}

## Composition

${compositionList(counts, options)}
- Languages: ${counts.languages.join(", ") || "not recorded"}

${OFFSETS_NOTE}

${rubricTable()}

## Collection process

How the articles were chosen: ${gap}

## Preprocessing, cleaning, labelling

Line ends became "\\n" and a leading byte-order mark was removed; the text is otherwise as published. Labelling followed this guideline:

${quotedMarkdown(description.guideline)}

Each reviewer's own decisions are kept beside the settled ones, with rationale, confidence, and whether they were made blind.

## Uses

A level says how well these articles support a claim, not whether it is true. Uses that should be avoided: ${gap}

## Distribution

- Licence: ${description.licence || gap}
- Address: ${description.url || gap}
- Citation: ${citationOf(description)}

## Maintenance

Versions follow Croissant's rule: patch for the same data in another form, minor for additions, major when records were changed or removed. Who maintains it: ${makers || gap}
`;
}

export const datasheetFormat = {
  id: "datasheet",
  label: "Datasheet",
  extension: "md",
  mediaType: "text/markdown",
  offsetUnit: "none",
  textModes: ["full", "quote", "stand-off"],
  write: (dataset, options) => singleFile("datasheet.md", "text/markdown", datasheet(dataset, options)),
} as const satisfies ExportFormat;
