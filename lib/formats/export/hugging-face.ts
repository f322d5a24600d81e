import type { Dataset, ExportOptions } from "../dataset.ts";
import { citationOf, compositionList, OFFSETS_NOTE, quotedMarkdown, rubricTable } from "./card-text.ts";
import { countDataset, type DatasetCounts } from "./counts.ts";
import type { ExportFile, ExportFormat } from "./export-format.ts";
import { featuresYaml } from "./hugging-face-features.ts";
import { isoDay } from "./iso-time.ts";
import { wholeText } from "./json-text.ts";
import { writeJsonl } from "./jsonl.ts";
import { PARQUET, writeParquet } from "./parquet.ts";
import {
  adjudicationRecord,
  annotationRecord,
  articleRecord,
  claimRecord,
  type RecordKind,
} from "./records.ts";

/** Each kind of record is a configuration of its own: `load_dataset(folder, "annotations")`. */
const CONFIGS = [
  { name: "annotations", kind: "annotation", schema: annotationRecord },
  { name: "claims", kind: "claim", schema: claimRecord },
  { name: "articles", kind: "article", schema: articleRecord },
  { name: "adjudications", kind: "adjudication", schema: adjudicationRecord },
] as const satisfies readonly { name: string; kind: RecordKind; schema: unknown }[];

/** What the data of the folder is written in; the card is the same. */
type DataFormat = "jsonl" | "parquet";

/** A folder that `datasets.load_dataset` reads: the data with a card that names every column and class. */
async function* huggingFaceFiles(
  dataset: Dataset,
  options: ExportOptions,
  data: DataFormat,
): AsyncGenerator<ExportFile> {
  const counts = await countDataset(dataset, options);
  yield {
    path: "README.md",
    mediaType: "text/markdown",
    content: wholeText(datasetCard(dataset, counts, options, data)),
  };
  for (const { name, kind } of CONFIGS) {
    yield data === "jsonl"
      ? {
          path: `data/${name}.jsonl`,
          mediaType: "application/jsonl",
          content: writeJsonl(dataset, { ...options, records: [kind] }),
        }
      : { path: `data/${name}.parquet`, mediaType: PARQUET, content: writeParquet(dataset, options, name) };
  }
}

/** The dataset card: YAML header and the headings that its readers expect. */
export function datasetCard(
  dataset: Dataset,
  counts: DatasetCounts,
  options: ExportOptions,
  data: DataFormat = "jsonl",
): string {
  const { description } = dataset;
  return `---
${cardHeader(dataset, counts, data)}---

# ${oneLine(description.name)}

Version ${oneLine(description.version)}, frozen on ${isoDay(description.frozenAt)}.

## Dataset Details

### Dataset Description

${quotedMarkdown(description.description)}

- **Curated by:** ${oneLine(description.creators.join(", ")) || "not said"}
- **License:** ${oneLine(description.licence) || "not chosen"}

## Uses

### Direct Use

Detecting claims, opinion and boilerplate in news; studying how claims travel between outlets and how well they are corroborated; studying where reviewers differ.

### Out-of-Scope Use

A level says how well these articles support a claim, not whether it is true. It is no rating of an outlet or a person.

## Dataset Structure

${compositionList(counts, options)}

Four configurations: \`annotations\`, \`claims\` (with mentions, evidence and judgments), \`articles\`, and \`adjudications\` (what was settled, rejections among it, with everybody who said otherwise and why).

${OFFSETS_NOTE}

${rubricTable()}

## Dataset Creation

### Annotation process

Reviewers highlighted passages, tagged them, tied claims to evidence in other articles and judged them. Each reviewer's own decisions are the layer \`reviewer\`; what was settled between them is the layer \`adjudicated\`. The guideline:

${quotedMarkdown(description.guideline)}

### Personal and Sensitive Information

News names people. Reviewers appear ${options.pseudonymous ? "under stable pseudonyms" : "with their names"}; notes and rationales are their own words.

## Bias, Risks, and Limitations

The articles were chosen by the project, not sampled. Levels depend on what is in the dataset: evidence outside it was not seen.

## Citation

${quotedMarkdown(citationOf(description))}
`;
}

function cardHeader({ description }: Dataset, counts: DatasetCounts, data: DataFormat): string {
  const languages = counts.languages.map((language) => `- ${JSON.stringify(language)}\n`).join("");
  const configs = CONFIGS.map(
    ({ name }) => `- config_name: ${name}\n  data_files:\n  - split: train\n    path: data/${name}.${data}\n`,
  ).join("");
  const infos = CONFIGS.map(
    ({ name, schema }) => `- config_name: ${name}\n  features:\n${featuresYaml(schema, 2)}`,
  ).join("");
  return [
    `pretty_name: ${JSON.stringify(description.name)}\n`,
    licenceYaml(description.licence),
    languages === "" ? "" : `language:\n${languages}`,
    "task_categories:\n- token-classification\n- text-classification\n",
    "tags:\n- claims\n- fact-checking\n- news\n",
    `configs:\n${configs}`,
    `dataset_info:\n${infos}`,
  ].join("");
}

/** The hub knows SPDX identifiers in small letters; anything else is "other" with a name. */
function licenceYaml(licence: string): string {
  if (licence === "") return "";
  if (/^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(licence)) return `license: ${licence.toLowerCase()}\n`;
  return `license: other\nlicense_name: ${JSON.stringify(licence)}\n`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

export const huggingFaceFormat = {
  id: "hugging-face",
  label: "Hugging Face dataset folder",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "both",
  textModes: ["full", "quote", "stand-off"],
  write: (dataset, options) => huggingFaceFiles(dataset, options, "jsonl"),
} as const satisfies ExportFormat;

export const huggingFaceParquetFormat = {
  ...huggingFaceFormat,
  id: "hugging-face-parquet",
  label: "Hugging Face dataset folder (Parquet)",
  write: (dataset, options) => huggingFaceFiles(dataset, options, "parquet"),
} as const satisfies ExportFormat;
