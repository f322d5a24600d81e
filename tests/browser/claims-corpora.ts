import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ReliabilityGrade } from "#lib/claims/vocabulary.ts";
import { SAMPLE_ARTICLES } from "#lib/sample/articles.ts";
import { SAMPLE_CLAIMS } from "#lib/sample/claims.ts";

export interface SourceText {
  title: string;
  publisher: string;
  grade: ReliabilityGrade;
  text: string;
}

/** Words of an article that state a figure, and on whose word; null names nobody. */
export interface Statement {
  title: string;
  exact: string;
  origin: string | null;
}

/** One answer to the question. */
export interface Figure {
  value: number;
  claim: string;
  said: Statement[];
  denied: Statement[];
}

/** Articles that answer one question differently; one of them was scraped from a page that is not among them. */
export interface Corpus {
  name: string;
  question: string;
  counts: string;
  articles: SourceText[];
  figures: Figure[];
  scraped: { title: string; value: number; fromUrl: string };
}

const GRADES = ["A", "B", "C", "D", "E"] as const satisfies readonly ReliabilityGrade[];
const gradeOf = (index: number): ReliabilityGrade => GRADES[index % GRADES.length] ?? "F";

export const DIGEST = "Digest of the day";

/** A page in words of its own that took its figure, and nothing else, from the page that was scraped. */
const digestOf = (value: string): SourceText => ({
  title: DIGEST,
  publisher: "Outlet of digests",
  grade: "B",
  text: `What others wrote today, in short.\nOne page puts the count at ${value}; it is the only page we read.`,
});
const digestSays = (value: string): Statement => ({ title: DIGEST, exact: value, origin: null });

export const REAL_ARTICLES = path.resolve(import.meta.dirname, "../../../shared/articles");
const TROOPS = ["1,500", "10,000", "11,000", "12,000"];
const SCRAPED_TROOPS = "11,000";

/** What follows the figure up to the end of its clause, and the country that the words before it name last. */
function statementsOf(value: string, { title, text }: SourceText): Statement[] {
  const found = new RegExp(String.raw`^(.*?)(\b${value}\b[^.,\n]*)`, "mu").exec(text);
  if (!found) return [];
  const [, before = "", exact = ""] = found;
  const country = [...before.matchAll(/South Korea|Ukrain/gu)].at(-1)?.[0];
  return [{ title, exact, origin: country ? `Officials of ${country}` : null }];
}

/** Articles that were really scraped stand beside the project on some machines; they are never part of it. */
export function scrapedCorpus(): Corpus | null {
  if (!existsSync(REAL_ARTICLES)) return null;
  const files = readdirSync(REAL_ARTICLES).filter((name) => name.endsWith(".txt"));
  const articles = files.toSorted().map((name, index) => ({
    title: `Article ${index + 1}`,
    publisher: `Outlet ${index + 1}`,
    grade: gradeOf(index),
    text: readFileSync(path.join(REAL_ARTICLES, name), "utf8").replaceAll("\r\n", "\n"),
  }));
  // The copy gives its source away: it is the one that kept the address of the page it was taken from.
  const copy = articles.find(({ text }) => /https?:\/\/\S/u.test(text));
  const fromUrl = /https?:\/\/[\w./-]+/u.exec(copy?.text ?? "")?.[0];
  if (!copy || !fromUrl) throw new Error("None of the scraped articles names the page it was taken from.");
  const all = [...articles, digestOf(SCRAPED_TROOPS)];
  return {
    name: "scraped articles",
    question: "How many troops were sent?",
    counts: "troops",
    articles: all,
    figures: TROOPS.map((value) => ({
      value: Number(value.replace(",", "")),
      claim: `${value} troops were sent.`,
      said: all.flatMap((article) =>
        article.title === DIGEST && value === SCRAPED_TROOPS
          ? digestSays(value)
          : statementsOf(value, article),
      ),
      denied: [],
    })),
    scraped: { title: copy.title, value: Number(SCRAPED_TROOPS.replace(",", "")), fromUrl },
  };
}

/** The sample without the rewrite that its scraper copied: that page is known only by its address. */
export function sampleCorpus(): Corpus {
  const known = SAMPLE_ARTICLES.filter(({ key }) => key !== "pulsewire");
  const copy = known.find(({ key }) => key === "mirror");
  const original = SAMPLE_ARTICLES.find(({ key }) => key === "pulsewire");
  if (!copy || !original) throw new Error("The sample has lost its scraper.");
  const titles = new Map<string, string>(known.map(({ key, title }) => [key, title]));
  const stated = ({ articleKey, quote }: { articleKey: string; quote: string }, origin: string | null) => {
    const title = titles.get(articleKey);
    return title === undefined ? [] : [{ title, exact: quote, origin }];
  };
  const answers = SAMPLE_CLAIMS.filter(({ question }) => question !== null);
  return {
    name: "the sample",
    question: answers[0]?.question ?? "",
    counts: "people",
    articles: [
      ...known.map(({ title, publisher, text }, index) => ({
        ...{ title, publisher, text },
        grade: gradeOf(index),
      })),
      digestOf("31,000"),
    ],
    figures: answers.map(({ text, mentions, evidence }) => {
      const value = /\b\d+,\d{3}\b/u.exec(text)?.[0] ?? "";
      return {
        value: Number(value.replace(",", "")),
        claim: text,
        said: [
          ...mentions.flatMap((mention) => stated(mention, mention.origin)),
          ...(value === "31,000" ? [digestSays(value)] : []),
        ],
        denied: evidence
          .filter(({ stance }) => stance === "contradicts")
          .flatMap((each) => stated(each, "civil-protection")),
      };
    }),
    scraped: { title: copy.title, value: 31_000, fromUrl: original.url },
  };
}
