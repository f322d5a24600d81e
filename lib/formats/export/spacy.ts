import type { Dataset, ExportOptions } from "../dataset.ts";
import { type ExportFile, type ExportFormat, requireTextMode } from "./export-format.ts";
import { jsonLines, wholeText } from "./json-text.ts";
import { handOf, markedDocuments } from "./marked-documents.ts";

/** The key under which spaCy's span categoriser looks for its spans. */
const SPANS_KEY = "sc";

/** Spans rather than entities: entities of spaCy cannot overlap. */
async function* spacyRows(dataset: Dataset, options: ExportOptions) {
  for await (const { article, marks } of markedDocuments(dataset, options)) {
    yield {
      text: article.text,
      spans: {
        [SPANS_KEY]: marks.map((mark) => ({
          start: mark.startCodePoint,
          end: mark.endCodePoint,
          label: mark.annotation.tag,
          id: mark.annotation.id,
          hand: handOf(mark),
        })),
      },
      meta: {
        article_id: article.id,
        version_id: article.versionId,
        text_sha256: article.sha256,
        title: article.title,
        url: article.url,
        language: article.language,
      },
    };
  }
}

const TO_DOCBIN = `"""Turns spacy.jsonl into spacy.spacy: python to_docbin.py [language]"""
import json
import sys

import spacy
from spacy.tokens import DocBin

nlp = spacy.blank(sys.argv[1] if len(sys.argv) > 1 else "en")
docs = DocBin(store_user_data=True)
with open("spacy.jsonl", encoding="utf-8") as lines:
    for row in map(json.loads, lines):
        doc = nlp.make_doc(row["text"])
        # A passage that begins or ends inside a token grows to its edges.
        spans = [doc.char_span(s["start"], s["end"], s["label"], alignment_mode="expand") for s in row["spans"]["${SPANS_KEY}"]]
        doc.spans["${SPANS_KEY}"] = [span for span in spans if span is not None]
        doc.user_data["meta"] = row["meta"]
        docs.add(doc)
docs.to_disk("spacy.spacy")
`;

async function* spacyFiles(dataset: Dataset, options: ExportOptions): AsyncGenerator<ExportFile> {
  yield {
    path: "spacy.jsonl",
    mediaType: "application/jsonl",
    content: jsonLines(spacyRows(dataset, options)),
  };
  yield { path: "to_docbin.py", mediaType: "text/x-python", content: wholeText(TO_DOCBIN) };
}

export const spacyFormat = {
  id: "spacy",
  label: "spaCy spans",
  extension: "zip",
  mediaType: "application/zip",
  offsetUnit: "code-point",
  textModes: ["full"],
  write(dataset, options) {
    requireTextMode(spacyFormat, options.textMode);
    return spacyFiles(dataset, options);
  },
} as const satisfies ExportFormat;
