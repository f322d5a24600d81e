import type { Dataset, ExportOptions } from "../dataset.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { articleFileName } from "./file-names.ts";
import { jsonDocument } from "./json-text.ts";
import { type MarkedDocument, markedDocuments } from "./marked-documents.ts";
import { casAnnotations } from "./uima-passages.ts";
import { PASSAGE_FEATURES, PASSAGE_TYPE, SENTENCE_TYPE, TOKEN_TYPE } from "./uima-types.ts";

const ANNOTATION = "uima.tcas.Annotation";
const STRING = "uima.cas.String";

const TYPES = Object.fromEntries(
  [
    { name: PASSAGE_TYPE, features: PASSAGE_FEATURES },
    { name: SENTENCE_TYPE, features: [] },
    { name: TOKEN_TYPE, features: [] },
  ].map(({ name, features }) => [
    name,
    {
      "%NAME": name,
      "%SUPER_TYPE": ANNOTATION,
      ...Object.fromEntries(features.map((feature) => [feature, { "%NAME": feature, "%RANGE": STRING }])),
    },
  ]),
);

/** UIMA JSON CAS 0.4: types and text in one file; the text's Sofa comes before what refers to it. */
function jsonCasOf(document: MarkedDocument) {
  const { article } = document;
  const annotations = casAnnotations(document).map(({ type, begin, end, features }, i) => ({
    "%ID": i + 2,
    "%TYPE": type,
    "@sofa": 1,
    begin,
    end,
    ...features,
  }));
  const sofa = {
    "%ID": 1,
    "%TYPE": "uima.cas.Sofa",
    sofaNum: 1,
    sofaID: "_InitialView",
    mimeType: "text/plain",
    sofaString: article.text,
  };
  return {
    "%TYPES": TYPES,
    "%FEATURE_STRUCTURES": [sofa, ...annotations],
    "%VIEWS": {
      _InitialView: { "%SOFA": 1, "%MEMBERS": annotations.map(({ "%ID": id }) => id) },
    },
  };
}

async function* jsonCasFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  for await (const document of markedDocuments(dataset, options)) {
    yield {
      path: `${articleFileName(document.article)}.json`,
      mediaType: "application/json",
      content: jsonDocument(jsonCasOf(document)),
    };
  }
}

export const uimaJsonFormat = {
  id: "uima-json",
  label: "UIMA JSON CAS 0.4",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "utf-16",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(uimaJsonFormat, options.textMode);
    return jsonCasFiles(dataset, options);
  },
} as const satisfies ExportFormat;
