/**
 * Abbreviations after which a sentence goes on, without their final point. Those of titles, references and units
 * never end a sentence in practice; the others may, and the word behind them decides.
 */
const GO_ON = new Set(
  (
    "Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Lt Gen Col Maj Capt Cpt Cmdr Cdr Adm Sgt Cpl Pvt Brig Gov Sen Rep Reps Sens Pres Amb Hon " +
    "Supt Insp Det St Mt Ft vs viz cf ca approx Nr Bd Abs Art Hr Hrn Fr Dipl Ing bzw Sra Srta Mme Mlle Mgr Dott Sig On Ste " +
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos Fig pp vol al"
  ).split(" "),
);
const MAY_END = new Set("Jr Sr Inc Ltd Co Corp Bros Plc LLC etc usw uvm Ave Blvd Rd est dept".split(" "));

/** Words that begin a sentence far more often than they follow an abbreviation inside one. */
const STARTERS = new Set(
  (
    "The A An This That These Those It Its He She They We I You His Her Their Our There Here In On At By For From With Without " +
    "But And Or So Yet However Meanwhile Then When While If As After Before Although Though Because Since Until What Who Why How " +
    "Where Now Not No Yes Some Many Most Several All Both Each Another Other Officials Later Last Der Die Das Ein Eine Er Sie Es " +
    "Wir Le La Les Un Une Il Elle Ils El Los Las"
  ).split(" "),
);

/** Short forms with inner points: U.S., U.N., D.C., a.m., e.g., z. B. */
const INITIALISM = /(?:^|[^\p{L}\p{N}])(?:\p{L}\.[ \u00a0]?)+\p{L}\.$/u;
const SINGLE_INITIAL = /(?:^|[^\p{L}\p{N}.])\p{Lu}\.$/u;
const LAST_WORD = /(?:^|[^\p{L}\p{N}])([\p{L}]+)\.$/u;
const FIRST_WORD = /^["'“‘«„(]*([\p{L}\p{N}][\p{L}\p{N}’']*)/u;
const ALWAYS_INSIDE = /(?:e\.\s?g|i\.\s?e|z\.\s?B|d\.\s?h|u\.\s?a|p\.\s?ej)\.$/u;

/**
 * Whether the point that ends `before` belongs to an abbreviation and the sentence goes on with `after`.
 * Both are trimmed; a few words on either side are enough.
 */
export function isAbbreviationBetween(before: string, after: string): boolean {
  if (!before.endsWith(".")) return false;
  const next = FIRST_WORD.exec(after)?.[1] ?? "";
  const word = LAST_WORD.exec(before)?.[1] ?? "";
  if (ALWAYS_INSIDE.test(before)) return true;
  if (GO_ON.has(word)) return isMonthOrNumber(word) ? /^\d/.test(next) : next !== "";
  const mayEnd = MAY_END.has(word) || INITIALISM.test(before);
  if (mayEnd) return next !== "" && !STARTERS.has(next);
  // "J. Smith", but not "vitamin C. The …", and the pronoun I is no initial.
  return SINGLE_INITIAL.test(before) && !before.endsWith(" I.") && !STARTERS.has(next);
}

function isMonthOrNumber(word: string): boolean {
  return /^(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Nos?|Art|On|al)$/.test(word);
}
