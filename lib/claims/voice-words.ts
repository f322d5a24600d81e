import type { TextSpan } from "../text/passage.ts";
import type { QuotedSpan } from "./attribution-chain.ts";

/** What words of a text can be for a voice: who speaks, the word of saying, and what is said (in pieces). */
export const VOICE_PARTS = ["source", "cue", "content"] as const;
export type VoicePart = (typeof VOICE_PARTS)[number];

/** A voice as far as it stands in the text. */
export interface VoiceWords {
  source: QuotedSpan | null;
  cue: QuotedSpan | null;
  content: QuotedSpan[];
}

/** How far around a mention its voices are looked for at least, in UTF-16 code units. */
const AROUND = 300;

/** The lines around a mention in which its voices are likely to stand; whole lines, UTF-16 code units. */
export function wordsAround(text: string, { start, end }: TextSpan): TextSpan {
  const from = text.lastIndexOf("\n", Math.max(0, start - AROUND) - 1) + 1;
  const to = text.indexOf("\n", Math.min(text.length, end + AROUND));
  return { start: Math.min(from, start), end: to < 0 ? text.length : to };
}

/** The words that were selected, without the white space around them; null when none were. */
export function selectedWords(text: string, { start, end }: TextSpan): QuotedSpan | null {
  const selected = text.slice(start, end);
  const exact = selected.trim();
  if (exact === "") return null;
  const from = start + selected.indexOf(exact);
  return { start: from, end: from + exact.length, exact };
}

/** Records words as a part of a voice. A voice has one source and one cue; what it says may stand in pieces apart. */
export function withWords<V extends VoiceWords>(voice: V, part: VoicePart, words: QuotedSpan): V {
  if (part !== "content") return { ...voice, [part]: words };
  const apart = voice.content.filter(({ start, end }) => end <= words.start || start >= words.end);
  return { ...voice, content: [...apart, words].toSorted((a, b) => a.start - b.start) };
}

/** Takes recorded words out of a voice. */
export function withoutWords<V extends VoiceWords>(voice: V, part: VoicePart, words: QuotedSpan): V {
  if (part !== "content") return { ...voice, [part]: null };
  return { ...voice, content: voice.content.filter(({ start }) => start !== words.start) };
}

/** Everything recorded of a voice, in the order of its parts. */
export function recordedWords(voice: VoiceWords): { part: VoicePart; words: QuotedSpan }[] {
  return VOICE_PARTS.flatMap((part) => {
    const found = part === "content" ? voice.content : [voice[part]];
    return found.flatMap((words) => (words === null ? [] : [{ part, words }]));
  });
}
