import type { Annotation } from "#lib/annotations/annotation.ts";
import type { TextSpan } from "#lib/text/passage.ts";
import type { ReaderReviewer } from "./reader-contract.ts";

/** Characters of a passage that are read out to tell which one is meant. */
const SPOKEN_CHARACTERS = 60;

/** The passage in quotation marks, shortened at a word. */
export function spokenPassage(text: string, span: TextSpan): string {
  const said = text.slice(span.start, span.end).replace(/\s+/gu, " ").trim();
  if (said.length <= SPOKEN_CHARACTERS) return `“${said}”`;
  const cut = said.slice(0, SPOKEN_CHARACTERS);
  return `“${cut.slice(0, Math.max(cut.lastIndexOf(" "), 20))} …”`;
}

/** What a sentence is tagged as, in words: "Claim, the whole sentence. Opinion by Ada on “as if”." */
export function spokenTags(
  sentence: TextSpan,
  annotations: readonly Annotation[],
  reviewers: readonly ReaderReviewer[],
  meId: string,
  text: string,
): string {
  if (annotations.length === 0) return "Not tagged.";
  return annotations.map((each) => spokenTag(sentence, each, reviewers, meId, text)).join(" ");
}

function spokenTag(
  sentence: TextSpan,
  annotation: Annotation,
  reviewers: readonly ReaderReviewer[],
  meId: string,
  text: string,
): string {
  const tag = annotation.tag.charAt(0).toUpperCase() + annotation.tag.slice(1);
  const reviewer = reviewers.find((each) => each.id === annotation.reviewerId);
  const by = annotation.reviewerId === meId ? "" : ` by ${reviewer?.name ?? "a colleague"}`;
  const covers = annotation.start <= sentence.start && annotation.end >= sentence.end;
  const shared = {
    start: Math.max(annotation.start, sentence.start),
    end: Math.min(annotation.end, sentence.end),
  };
  const where = covers ? ", the whole sentence" : ` on ${spokenPassage(text, shared)}`;
  return `${tag}${by}${where}.`;
}

const MINUTE = 60_000;

/** How long ago something was, in words; both times in milliseconds since 1970. */
export function agoInWords(then: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - then) / MINUTE);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  return days === 1 ? "yesterday" : `${days} days ago`;
}
