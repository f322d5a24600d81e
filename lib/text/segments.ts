import { isAbbreviationBetween } from "./abbreviations.ts";
import type { TextSpan } from "./passage.ts";
import { segmenterFor } from "./segmenters.ts";
import { isSpace, textOf, trimSpan } from "./spans.ts";

/** Closing marks that belong to the sentence before them, wherever the platform's rules cut. */
const LEADING_CLOSERS = /^(?:[”’』」）】》〉)\]]+)/u;
const GUILLEMET_CLOSER = /^\s*»/u;
const HAS_WORD = /[\p{L}\p{N}]/u;
const STARTS_LOWER = /^[\s"'“‘«„(—–-]*\p{Ll}/u;
const ENDS_QUOTED = /[!?…。！？]["'”’»」』)]+\s*$|[!?…]\s*$/u;
/** Two sentences glued by a lost line break: "…the difference.The alleged…", but no "example.Com/…" */
const GLUED = /(?<=\p{Ll}{3}[.!?]["”’]?)(?=["“‘]?\p{Lu}\p{Ll}*[\s,])/gu;

/**
 * Sentences of a text as spans, in order. No sentence crosses a block or has white space at its edges; together
 * they cover all characters of the blocks that are not white space. Abbreviations ("Lt. Gen.", "U.S.") do not end a
 * sentence, closing quotes belong to theirs. Offsets are UTF-16 code units; `language` is a BCP 47 tag.
 */
export function sentencesOf(text: string, blocks: readonly TextSpan[], language?: string | null): TextSpan[] {
  return blocks.flatMap((block) => sentencesOfBlock(text, block, language));
}

/** Words of a text as spans, in order, without punctuation; scripts without spaces are divided by dictionary. */
export function wordsOf(text: string, blocks: readonly TextSpan[], language?: string | null): TextSpan[] {
  const segmenter = segmenterFor("word", language);
  const words: TextSpan[] = [];
  for (const block of blocks) {
    for (const { segment, index, isWordLike } of segmenter.segment(textOf(text, block))) {
      if (!isWordLike) continue;
      const start = block.start + index;
      words.push({ start, end: start + segment.length });
    }
  }
  return words;
}

function sentencesOfBlock(text: string, block: TextSpan, language: string | null | undefined): TextSpan[] {
  const content = textOf(text, block);
  const cuts = mergedCuts(content, rawCuts(content, language));
  const sentences: TextSpan[] = [];
  let start = 0;
  for (const cut of [...cuts, content.length]) {
    const sentence = trimSpan(text, { start: block.start + start, end: block.start + cut });
    if (sentence.start < sentence.end) sentences.push(sentence);
    start = cut;
  }
  return sentences;
}

/** Where sentences could end, as offsets inside the block, ascending, without 0 and its length. */
function rawCuts(content: string, language: string | null | undefined): number[] {
  const cuts = new Set<number>();
  for (const { index } of segmenterFor("sentence", language).segment(content)) {
    cuts.add(behindClosers(content, index));
  }
  for (const { index } of content.matchAll(GLUED)) cuts.add(index);
  return [...cuts].filter((cut) => cut > 0 && cut < content.length).sort((a, b) => a - b);
}

function behindClosers(content: string, cut: number): number {
  const rest = content.slice(cut, cut + 8);
  const closers = LEADING_CLOSERS.exec(rest) ?? openGuillemetCloser(content, cut, rest);
  return cut + (closers?.[0].length ?? 0);
}

/** French closes with » what « opened; German opens with it. Only an open « makes it a closing mark. */
function openGuillemetCloser(content: string, cut: number, rest: string): RegExpExecArray | null {
  const closer = GUILLEMET_CLOSER.exec(rest);
  if (!closer) return null;
  const before = content.slice(Math.max(0, cut - 2000), cut);
  return before.lastIndexOf("«") > before.lastIndexOf("»") ? closer : null;
}

/** Drops the cuts that fall inside a sentence. */
function mergedCuts(content: string, cuts: readonly number[]): number[] {
  const kept: number[] = [];
  cuts.forEach((cut, i) => {
    const start = kept.at(-1) ?? 0;
    const end = cuts[i + 1] ?? content.length;
    if (!isInsideSentence(content, start, cut, end)) kept.push(cut);
  });
  return kept;
}

function isInsideSentence(content: string, start: number, cut: number, end: number): boolean {
  if (isLineBreakAt(content, cut)) return false;
  const before = content.slice(Math.max(start, cut - 80), cut).trimEnd();
  const after = content.slice(cut, Math.min(end, cut + 80));
  if (!HAS_WORD.test(content.slice(start, cut)) || !HAS_WORD.test(content.slice(cut, end))) {
    return true;
  }
  if (ENDS_QUOTED.test(before) && STARTS_LOWER.test(after)) return true;
  return isAbbreviationBetween(before, after.trimStart());
}

function isLineBreakAt(content: string, cut: number): boolean {
  let at = cut;
  while (at > 0 && isSpace(content, at - 1)) at--;
  return content.slice(at, cut).includes("\n");
}
