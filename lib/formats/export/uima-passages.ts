import type { TextSpan } from "../../text/passage.ts";
import { sentencesOf, wordsOf } from "../../text/segments.ts";
import { handOf, type Mark, type MarkedDocument } from "./marked-documents.ts";
import { PASSAGE_TYPE, SENTENCE_TYPE, TOKEN_TYPE } from "./uima-types.ts";

/** An annotation of a CAS: offsets in UTF-16 code units, end exclusive. */
export interface CasAnnotation {
  type: string;
  begin: number;
  end: number;
  features: Readonly<Record<string, string>>;
}

/** Sentences and tokens, which INCEpTION wants to find, and the passages. */
export function casAnnotations({ article, marks }: MarkedDocument): CasAnnotation[] {
  const { text, blocks, language } = article;
  return [
    ...sentencesOf(text, blocks, language).map((span) => plain(SENTENCE_TYPE, span)),
    ...wordsOf(text, blocks, language).map((span) => plain(TOKEN_TYPE, span)),
    ...marks.map(passageOf),
  ];
}

function plain(type: string, { start, end }: TextSpan): CasAnnotation {
  return { type, begin: start, end, features: {} };
}

function passageOf(mark: Mark): CasAnnotation {
  const { id, start, end, tag, subtype, note } = mark.annotation;
  return {
    type: PASSAGE_TYPE,
    begin: start,
    end,
    features: { tag, subtype: subtype ?? "", hand: handOf(mark), note, annotationId: id },
  };
}
