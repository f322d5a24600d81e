import type { TextSpan } from "../text/passage.ts";
import type { AttributionKind, QuoteType } from "./vocabulary.ts";

/**
 * A possible attribution: who (source), by which words (cue), says what (content). A suggestion, never saved by
 * itself. Offsets are UTF-16 code units of the text searched.
 */
export interface AttributionCandidate {
  /** null where the text withholds who ("it is said"). */
  source: (TextSpan & { text: string }) | null;
  cue: TextSpan & { text: string };
  content: TextSpan;
  kind: AttributionKind;
  quoteType: QuoteType;
  /** Nobody named: "officials", "a source", or nobody at all. */
  anonymous: boolean;
  /** Index of the candidate whose content holds this one: the relay of "A reported that B said". null = outermost. */
  parent: number | null;
}

const VERBS: Record<AttributionKind, string> = {
  statement:
    "said|says|say|told|tells|stated|states|announced|announces|added|adds|noted|notes|reported|reports|reporting|" +
    "warned|warns|claimed|claims|claiming|argued|argues|explained|explains|confirmed|confirms|declared|declares|" +
    "suggested|suggests|remarked|remark|insisted|insists|acknowledged|acknowledges|wrote|writes|pointed out|saying",
  belief:
    "believes|believe|believed|thinks|think|thought|expects|expect|anticipates|anticipate|fears|fear|knows",
  intention:
    "plans to|plan to|intends to|intend to|vowed|vows|pledged|pledges|promised|promises|threatened|wants to",
  decree: "ordered|orders|ruled|decreed|decided",
  witness: "witnessed|saw|watched|observed|filmed",
  evidence:
    "shows|show|showed|indicates|indicate|indicated|reveals|reveal|revealed|proves|estimates|estimate|estimated",
  denial: "denied|denies|deny|dismissed|dismisses|rejected|rejects|refuted|disputed",
};
const KIND_OF_VERB = new Map(
  (Object.entries(VERBS) as [AttributionKind, string][]).flatMap(([kind, verbs]) =>
    verbs.split("|").map((verb) => [verb, kind] as const),
  ),
);
const VERB_PATTERN = [...KIND_OF_VERB.keys()].toSorted((a, b) => b.length - a.length).join("|");
const HELPERS =
  "(?:(?:has|have|had|also|later|further|repeatedly|previously|is|are|was|were|then|now|then-)\\s+)*";
const ACCORDING = /\baccording to\s+/giu;
const SAYING = new RegExp(`\\b(${HELPERS})(${VERB_PATTERN})\\b`, "giu");
const PASSIVE = /\bit (?:is|was|has been) (said|reported|understood|believed|claimed)\b/giu;
/** Ends a source phrase to its right. */
const SOURCE_END = /[,;:.!?()"“”\n—]|\s(?:that|who|which|and said|but|while|when|after|as)\s/u;
/** Starts a source phrase: the nearest of these to the left of the verb. */
const SOURCE_START =
  /[,;:.!?()"“”\n—]\s*|\b(?:that|but|while|when|although|because|if|and|as|after|whether)\s+/giu;
const NO_SOURCE =
  /^(?:which|who|that|what|there|this|these|those|to|not|in|on|at|by|of|for|with|from|being|having)\b/iu;
const UNNAMED_HEADS =
  /\b(?:officials?|sources?|analysts?|observers?|experts?|critics|insiders?|reports?|people|witnesses|some|others|many|intelligence|spokes(?:person|man|woman|people)|they|diplomats?)$/iu;
/** A verb before the cue, or a determiner right before it, means that the cue is a noun or belongs to another clause. */
const NOT_A_SOURCE =
  /\b(?:have|has|had|is|are|was|were|can|could|will|not|choose)\b|n['’]t\b|\b(?:the|any|these|those|recent|such|a|an|of|its|their|join)$|^\W/iu;
/** "Said earlier this week that …": when, not what. */
const WHEN = /^(?:(?:earlier|later|last|this|on|in|early|late)\s+(?:\S+\s+){0,4}?that\s+)/iu;
const WHEN_OF_SOURCE = /\s+(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last (?:week|month|year))$/u;
const LONGEST_SOURCE_WORDS = 16;

/** Possible attributions of an English text, in order of their cues, with the nesting of relays. */
export function findAttributions(text: string): AttributionCandidate[] {
  const found = sentencesOf(text)
    .flatMap((sentence) => [
      ...accordingTo(text, sentence),
      ...saying(text, sentence),
      ...passive(text, sentence),
    ])
    .toSorted((a, b) => a.cue.start - b.cue.start);
  const separate = found.filter((one, index) => one.cue.start >= (found[index - 1]?.cue.end ?? 0));
  const parents: (number | null)[] = [];
  for (const [index, one] of separate.entries()) parents.push(parentOf(one, index, separate, parents));
  return separate.map((one, index) => ({ ...one, parent: parents[index] ?? null }));
}

type Unnested = Omit<AttributionCandidate, "parent">;

/** The tightest content around a whole attribution, its own excepted; never one that hangs on this attribution. */
function parentOf(
  inner: Unnested,
  index: number,
  all: readonly Unnested[],
  parents: readonly (number | null)[],
): number | null {
  const start = inner.source?.start ?? inner.cue.start;
  let parent: number | null = null;
  for (const [other, outer] of all.entries()) {
    if (other === index || outer.content.start > start || outer.content.end < inner.cue.end) continue;
    // Two that hold each other are a quotation and its frame: the earlier cue is the frame.
    const mutual = inner.content.start <= outer.cue.start && inner.content.end >= outer.cue.end;
    if ((mutual && other > index) || hangsOn(index, other, parents)) continue;
    const tightest = parent === null ? undefined : all[parent];
    if (!tightest || lengthOf(outer.content) < lengthOf(tightest.content)) parent = other;
  }
  return parent;
}

/** Whether `ancestor` is found going up from `start`. */
function hangsOn(ancestor: number, start: number, parents: readonly (number | null)[]): boolean {
  for (let at: number | null = start; at !== null; at = parents[at] ?? null) if (at === ancestor) return true;
  return false;
}

function lengthOf(span: TextSpan): number {
  return span.end - span.start;
}

function accordingTo(text: string, sentence: TextSpan): Unnested[] {
  return matchesIn(text, sentence, ACCORDING).flatMap((match) => {
    const cue = spanOf(text, match.index, match.index + match[0].trimEnd().length);
    const from = match.index + match[0].length;
    const source = sourceAfter(text, from, sentence.end);
    if (!source) return [];
    // "According to X, Y" has its content behind it, "Y, according to X" before.
    const leads = text.slice(sentence.start, cue.start).trim() === "";
    const content = leads
      ? trimmed(text, source.end, sentence.end)
      : trimmed(text, sentence.start, cue.start);
    return content ? [candidate(text, source, cue, content, "statement")] : [];
  });
}

function saying(text: string, sentence: TextSpan): Unnested[] {
  return matchesIn(text, sentence, SAYING).flatMap((match) => {
    const verb = match[2] ?? "";
    const cue = spanOf(text, match.index, match.index + match[0].length);
    const kind = KIND_OF_VERB.get(verb.toLowerCase());
    if (!kind || insideQuotes(text, sentence, cue.start)) return [];
    const inverted = /[”"]\s*$/u.test(text.slice(sentence.start, cue.start));
    const source = inverted
      ? sourceAfter(text, cue.end, sentence.end)
      : sourceBefore(text, sentence, cue.start);
    if (!source || NO_SOURCE.test(source.text) || NOT_A_SOURCE.test(source.text)) return [];
    if (isHyphenated(text, cue)) return [];
    const before = trimmed(text, sentence.start, Math.min(source.start, cue.start));
    const after = trimmed(text, Math.max(cue.end, inverted ? source.end : 0), sentence.end);
    const trails =
      inverted || (before !== null && (after === null || lengthOf(after) < lengthOf(before) / 3));
    const content = trails ? before : after;
    return content ? [candidate(text, source, cue, content, kind)] : [];
  });
}

function isHyphenated(text: string, cue: TextSpan): boolean {
  return text[cue.end] === "-" || text[cue.start - 1] === "-";
}

function passive(text: string, sentence: TextSpan): Unnested[] {
  return matchesIn(text, sentence, PASSIVE).flatMap((match) => {
    const cue = spanOf(text, match.index, match.index + match[0].length);
    const content = trimmed(text, cue.end, sentence.end);
    return content ? [candidate(text, null, cue, content, "statement")] : [];
  });
}

function candidate(
  text: string,
  source: AttributionCandidate["source"],
  cue: AttributionCandidate["cue"],
  content: TextSpan,
  kind: AttributionKind,
): Unnested {
  return {
    source,
    cue,
    content,
    kind,
    quoteType: quoteTypeOf(text.slice(content.start, content.end)),
    anonymous: isUnnamed(source?.text ?? ""),
  };
}

/** Whether a source phrase names nobody ("a senior government official", "sources", nothing). */
export function isUnnamed(source: string): boolean {
  if (source.trim() === "") return true;
  const head = source.split(/\s(?:of|from|at|in|for|with|within|close|familiar)\s/u)[0]?.trim() ?? "";
  return UNNAMED_HEADS.test(head);
}

/** Direct = nothing but a quotation, mixed = with words of the article, indirect = none. */
export function quoteTypeOf(content: string): QuoteType {
  const quoted = [...content.matchAll(/[“"][^“”"]*[”"]?/gu)];
  if (quoted.length === 0) return "indirect";
  const rest = quoted.reduce((left, quote) => left.replace(quote[0], ""), content);
  return /[\p{L}\p{N}]/u.test(rest) ? "mixed" : "direct";
}

function sourceAfter(text: string, from: number, until: number): AttributionCandidate["source"] {
  const rest = text.slice(from, until);
  const end = SOURCE_END.exec(rest)?.index ?? rest.length;
  return bounded(text, from, from + end);
}

function sourceBefore(text: string, sentence: TextSpan, cueStart: number): AttributionCandidate["source"] {
  const before = text.slice(sentence.start, cueStart);
  // "X, a former colonel, said": the name stands before the apposition.
  const apposition = /(?:^|[,;:.!?"“”\n]\s*)(\p{Lu}[^,;:.!?"“”\n]*?),\s[^,;:!?"“”\n]+,\s*$/u.exec(before);
  if (apposition?.[1]) {
    const start = sentence.start + apposition.index + apposition[0].indexOf(apposition[1]);
    return bounded(text, start, start + apposition[1].length);
  }
  const starts = [...before.matchAll(SOURCE_START)];
  const last = starts.at(-1);
  return bounded(text, sentence.start + (last ? last.index + last[0].length : 0), cueStart);
}

function bounded(text: string, start: number, end: number): AttributionCandidate["source"] {
  const span = trimmed(text, start, end);
  if (!span) return null;
  const words = text.slice(span.start, span.end).split(/\s+/u).length;
  if (words > LONGEST_SOURCE_WORDS) return null;
  const when = WHEN_OF_SOURCE.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  return spanOf(text, span.start, span.end - when);
}

function spanOf(text: string, start: number, end: number): TextSpan & { text: string } {
  return { start, end, text: text.slice(start, end) };
}

/** Without white space, commas and "that" at its edges; null when nothing is left. */
function trimmed(text: string, start: number, end: number): TextSpan | null {
  const part = text.slice(start, end);
  const gap = /^[\s,;:]*/u.exec(part)?.[0].length ?? 0;
  const when = WHEN.exec(part.slice(gap))?.[0].length ?? 0;
  const lead = gap + when + (/^(?:[\s,;:]|that\s)*/iu.exec(part.slice(gap + when))?.[0].length ?? 0);
  const trail = /[\s,;:.!?]*$/u.exec(part.slice(lead))?.[0].length ?? 0;
  const span = { start: start + lead, end: end - trail };
  return span.end > span.start && /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)) ? span : null;
}

function insideQuotes(text: string, sentence: TextSpan, at: number): boolean {
  const before = text.slice(sentence.start, at);
  const curly = (before.match(/“/gu)?.length ?? 0) - (before.match(/”/gu)?.length ?? 0);
  return curly > 0 || (before.match(/"/gu)?.length ?? 0) % 2 === 1;
}

function matchesIn(text: string, sentence: TextSpan, pattern: RegExp): RegExpExecArray[] {
  return Array.from(text.slice(sentence.start, sentence.end).matchAll(pattern), (match) => {
    match.index += sentence.start;
    return match;
  });
}

const TITLES = /\b(?:Mr|Mrs|Ms|Dr|Lt|Gen|Col|Sgt|Capt|Maj|Prof|Sen|Rep|St|U\.S|U\.K|U\.N|No|Inc|Co)\.$/u;

/** Rough sentences: a stop, white space and a new beginning; quotations stay with the words that introduce them. */
export function sentencesOf(text: string): TextSpan[] {
  const sentences: TextSpan[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”’)]*(?=\s+["“‘(]?[\p{Lu}\p{N}])|\n+/gu)) {
    const end = match.index + match[0].length;
    if (TITLES.test(text.slice(start, end))) continue;
    if (text.slice(start, end).trim() !== "") sentences.push({ start, end });
    start = end;
  }
  if (text.slice(start).trim() !== "") sentences.push({ start, end: text.length });
  return sentences;
}
