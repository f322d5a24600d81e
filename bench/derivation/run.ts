import { comparedWords, overlaps, shinglesOf, type ComparedArticle } from "#lib/corroboration/shingles.ts";
import { measureDerivation } from "#lib/corroboration/derivation.ts";
import type { DerivationLevel } from "#lib/claims/vocabulary.ts";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import { figure, median, numberOption, timed } from "../support/figures.ts";

// How well the suggested derivation level fits pairs whose history is known, and what finding every pair of a large
// project costs above cutting its texts into word runs once (which no exact method can do without).
//   node bench/derivation/run.ts [--articles 600] [--rounds 5]

const articleCount = numberOption("--articles", 600);
const rounds = numberOption("--rounds", 5);
/** The sample without its own copy: texts that share no more than their subject. */
const originals = SAMPLE_ARTICLES.filter(({ key }) => key !== "mirror");

reportFit();
await reportCost();

interface KnownPair {
  a: ComparedArticle;
  b: ComparedArticle;
  level: DerivationLevel;
}

function reportFit(): void {
  const pairs = knownPairs();
  const all = originals.map(({ key, text }) => ({ id: key, text }));
  const levels = ["wholly-derived", "partially-derived", "non-derived"] as const;
  for (const level of levels) {
    const own = pairs.filter((pair) => pair.level === level);
    const right = own.filter(({ a, b }) => measureDerivation(a, b, [...all, b]).suggestion.level === level);
    figure(`derivation_${level.replace("-", "_")}_right`, right.length / own.length, "share", {
      atLeast: 0.95,
    });
  }
}

/** Every sample text copied whole with a footer, copied by half into another text, and beside an unrelated one. */
function knownPairs(): KnownPair[] {
  return originals.flatMap(({ key, text }, index) => {
    const other = originals[(index + 1) % originals.length]?.text ?? "";
    const a = { id: key, text };
    const half = sentences(text).slice(0, Math.ceil(sentences(text).length / 2));
    const versions: [DerivationLevel, string][] = [
      ["wholly-derived", `${text}\nMore from this site\nTen things to read next`],
      ["partially-derived", [...sentences(other), ...half].join(" ")],
      ["non-derived", unrelated(text.length, index)],
    ];
    return versions.map(([level, copy]) => ({ a, b: { id: `${key}-${level}`, text: copy }, level }));
  });
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/u);
}

async function reportCost(): Promise<void> {
  const articles = Array.from({ length: articleCount }, (_, index) => ({
    id: String(index),
    // Every tenth article carries part of the one before it.
    text: index % 10 === 9 ? unrelated(3_000, index - 1) + unrelated(1_500, index) : unrelated(4_500, index),
  }));
  const floor: number[] = [];
  const found: number[] = [];
  for (let round = 0; round < rounds; round++) {
    floor.push(await timed(() => articles.map((article) => shinglesOf(comparedWords(article)).size)));
    found.push(await timed(() => overlaps(articles)));
  }
  figure("derivation_pairs_over_shingling", median(found) / median(floor), "times", { atMost: 3 });
  figure("derivation_pairs_per_article", median(found) / articleCount, "ms", { atMost: 10 });
}

/** Made-up words in an order that only `seed` decides. */
function unrelated(length: number, seed: number): string {
  const syllables = "ka lo mi re tu sa ne vo di pa go li".split(" ");
  let state = seed * 2_654_435_761 + 1;
  const next = (most: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  let text = "";
  while (text.length < length) {
    const word = Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join("");
    text += `${word}${next(12) === 0 ? ". " : " "}`;
  }
  return text;
}
