import { ALL_SUBTYPES, TAGS } from "../../annotations/tags.ts";
import type { Dataset, ExportOptions } from "../dataset.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { jsonArray, wholeText } from "./json-text.ts";
import { isoTime } from "./iso-time.ts";
import { type Mark, type MarkedDocument, markedDocuments, marksByHand } from "./marked-documents.ts";

/** The labelling set-up that the tasks need; Label Studio asks for it when a project is made. */
export const LABEL_STUDIO_CONFIG = `<View>
  <Labels name="tag" toName="text">
${TAGS.map((tag) => `    <Label value="${tag}"/>`).join("\n")}
  </Labels>
  <Text name="text" value="$text" granularity="symbol"/>
  <Choices name="subtype" toName="text" perRegion="true" required="false">
${ALL_SUBTYPES.map((subtype) => `    <Choice value="${subtype}"/>`).join("\n")}
  </Choices>
  <TextArea name="note" toName="text" perRegion="true" required="false"/>
</View>
`;

async function* tasksOf(dataset: Dataset, options: ExportOptions) {
  const numberOf = reviewerNumbers(dataset);
  for await (const document of markedDocuments(dataset, options)) yield taskOf(document, numberOf);
}

/** Label Studio counts its users in whole numbers; ours follow the pseudonyms, which stay the same over releases. */
function reviewerNumbers(dataset: Dataset): (reviewerId: string) => number {
  const pseudonyms = new Map(dataset.reviewers.map(({ id, pseudonym }) => [id, pseudonym]));
  const order = [...pseudonyms.values()].sort((a, b) => (a < b ? -1 : Number(a > b)));
  return (reviewerId) => order.indexOf(pseudonyms.get(reviewerId) ?? "") + 1;
}

function taskOf({ number, article, marks }: MarkedDocument, numberOf: (reviewerId: string) => number) {
  const hands = [...marksByHand(marks).values()];
  return {
    id: number,
    data: {
      text: article.text,
      article_id: article.id,
      version_id: article.versionId,
      text_sha256: article.sha256,
      title: article.title,
      url: article.url,
    },
    annotations: hands.map((own, i) => annotationOf(own, number * 1000 + i, numberOf)),
    predictions: [],
  };
}

/** One annotation holds all regions of one hand; the settled one is the ground truth. */
function annotationOf(marks: readonly Mark[], id: number, numberOf: (reviewerId: string) => number) {
  const annotations = marks.map(({ annotation }) => annotation);
  const [first] = annotations;
  return {
    id,
    completed_by: first ? numberOf(first.reviewerId) : 0,
    was_cancelled: false,
    ground_truth: first?.layer === "adjudicated",
    created_at: isoTime(Math.min(...annotations.map(({ createdAt }) => createdAt))),
    updated_at: isoTime(Math.max(...annotations.map(({ updatedAt }) => updatedAt))),
    result: marks.flatMap(regionsOf),
  };
}

/** A region and, under its id, the choice of a subtype and the note. */
function regionsOf({ annotation, startCodePoint, endCodePoint }: Mark) {
  const value = { start: startCodePoint, end: endCodePoint, text: annotation.exact };
  const region = { id: annotation.id, to_name: "text", origin: "manual" };
  return [
    { ...region, from_name: "tag", type: "labels", value: { ...value, labels: [annotation.tag] } },
    ...(annotation.subtype === null
      ? []
      : [
          {
            ...region,
            from_name: "subtype",
            type: "choices",
            value: { ...value, choices: [annotation.subtype] },
          },
        ]),
    ...(annotation.note === ""
      ? []
      : [{ ...region, from_name: "note", type: "textarea", value: { ...value, text: [annotation.note] } }]),
  ];
}

async function* labelStudioFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  yield { path: "config.xml", mediaType: "application/xml", content: wholeText(LABEL_STUDIO_CONFIG) };
  yield {
    path: "tasks.json",
    mediaType: "application/json",
    content: jsonArray(tasksOf(dataset, options)),
  };
}

export const labelStudioFormat = {
  id: "label-studio",
  label: "Label Studio",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "code-point",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(labelStudioFormat, options.textMode);
    return labelStudioFiles(dataset, options);
  },
} as const satisfies ExportFormat;
