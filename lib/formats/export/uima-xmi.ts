import type { Dataset, ExportOptions } from "../dataset.ts";
import { inChunks } from "./chunks.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { articleFileName } from "./file-names.ts";
import { wholeText } from "./json-text.ts";
import { type MarkedDocument, markedDocuments } from "./marked-documents.ts";
import { casAnnotations } from "./uima-passages.ts";
import { PASSAGE_FEATURES, PASSAGE_TYPE, SENTENCE_TYPE, TOKEN_TYPE } from "./uima-types.ts";
import { xmlAttribute } from "./xml-text.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SEGMENTATION = "http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore";
/** Prefix and namespace of each type; UIMA derives the namespace from the package. */
const ELEMENTS: Readonly<Record<string, string>> = {
  [PASSAGE_TYPE]: "custom:Passage",
  [SENTENCE_TYPE]: "segmentation:Sentence",
  [TOKEN_TYPE]: "segmentation:Token",
};

/** The type system that every reader of XMI needs beside it. */
const TYPE_SYSTEM = `${DECLARATION}<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
  <types>
${typeDescription(PASSAGE_TYPE, PASSAGE_FEATURES)}
${typeDescription(SENTENCE_TYPE, [])}
${typeDescription(TOKEN_TYPE, [])}
  </types>
</typeSystemDescription>
`;

function typeDescription(name: string, features: readonly string[]): string {
  const described = features.map(
    (feature) =>
      `        <featureDescription><name>${feature}</name><description/><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>\n`,
  );
  return `    <typeDescription>
      <name>${name}</name>
      <description/>
      <supertypeName>uima.tcas.Annotation</supertypeName>
      <features>
${described.join("")}      </features>
    </typeDescription>`;
}

/**
 * UIMA CAS XMI of one article, offsets in UTF-16 code units. The text stands in an attribute, its line ends and tabs
 * as character references; control characters, which XML 1.0 forbids, become spaces.
 */
function* xmiOf(document: MarkedDocument): Generator<string> {
  yield `${DECLARATION}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmlns:segmentation="${SEGMENTATION}" xmi:version="2.0">\n`;
  yield '  <cas:NULL xmi:id="0"/>\n';
  const members: number[] = [];
  let id = 1;
  for (const { type, begin, end, features } of casAnnotations(document)) {
    id++;
    members.push(id);
    const attributes = Object.entries(features).map(([name, value]) => ` ${name}="${xmlAttribute(value)}"`);
    yield `  <${ELEMENTS[type] ?? ""} xmi:id="${id}" sofa="1" begin="${begin}" end="${end}"${attributes.join("")}/>\n`;
  }
  yield `  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" sofaString="${xmlAttribute(document.article.text)}"/>\n`;
  yield `  <cas:View sofa="1" members="${members.join(" ")}"/>\n</xmi:XMI>\n`;
}

async function* xmiFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  yield { path: "TypeSystem.xml", mediaType: "application/xml", content: wholeText(TYPE_SYSTEM) };
  for await (const document of markedDocuments(dataset, options)) {
    yield {
      path: `${articleFileName(document.article)}.xmi`,
      mediaType: "application/vnd.xmi+xml",
      content: inChunks(xmiOf(document)),
    };
  }
}

export const uimaXmiFormat = {
  id: "uima-xmi",
  label: "UIMA CAS XMI",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "utf-16",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(uimaXmiFormat, options.textMode);
    return xmiFiles(dataset, options);
  },
} as const satisfies ExportFormat;
