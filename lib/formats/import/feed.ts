import { parseFeed } from "feedsmith";
import { isProblem, looksLikeHtml, recordDate, type SourceRecord } from "../../imports/candidate.ts";
import { fail, ok, type Result } from "../../operations/envelope.ts";
import { languageTag, webAddress } from "./metadata.ts";

/** What every kind of feed says about an item, in one shape. */
interface FeedItem {
  id: string;
  title: string;
  link: string;
  published: string;
  author: string;
  language: string;
  /** The fullest text that the feed holds, and whether it is HTML. */
  content: string;
  isHtml: boolean;
}

interface Feed {
  title: string;
  language: string;
  items: FeedItem[];
}

type Loose = Readonly<Record<string, unknown>>;

const loose = (value: unknown): Loose =>
  typeof value === "object" && value !== null ? (value as Loose) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The words of a field that some feeds write as text and others as `{ value }`. */
function wordsOf(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (typeof value === "number") return String(value);
  const inner = loose(value).value;
  return typeof inner === "string" ? inner.trim() : "";
}

const firstWords = (...values: unknown[]) => values.map(wordsOf).find((words) => words !== "") ?? "";
const namesOf = (people: unknown) =>
  list(people)
    .map((person) => firstWords(person, loose(person).name))
    .filter(Boolean)
    .join(", ");

function rssItem(value: unknown): FeedItem {
  const item = loose(value);
  const content = firstWords(loose(item.content).encoded, item.description);
  const guid = wordsOf(item.guid);
  return {
    id: guid,
    title: firstWords(item.title, loose(item.dc).title),
    link: firstWords(item.link, webAddress(guid)),
    published: firstWords(item.pubDate, list(loose(item.dc).dates)[0]),
    author: namesOf(loose(item.dc).creators) || namesOf(item.authors),
    language: firstWords(list(loose(item.dc).languages)[0]),
    ...{ content, isHtml: looksLikeHtml(content) || /<\w[^<>]*>|&\w+;/.test(content) },
  };
}

function atomEntry(value: unknown): FeedItem {
  const entry = loose(value);
  const links = list(entry.links).map(loose);
  const link = links.find(({ rel }) => rel === undefined || rel === "alternate") ?? {};
  const body = [entry.content, entry.summary].find((text) => wordsOf(text) !== "");
  const type = loose(body).type;
  return {
    id: wordsOf(entry.id),
    title: wordsOf(entry.title),
    link: wordsOf(link.href),
    published: firstWords(entry.published, entry.updated),
    author: namesOf(entry.authors),
    language: firstWords(loose(entry.xml).lang),
    content: wordsOf(body),
    isHtml: type === "html" || type === "xhtml",
  };
}

function jsonItem(value: unknown): FeedItem {
  const item = loose(value);
  const html = wordsOf(item.content_html);
  return {
    id: wordsOf(item.id),
    title: wordsOf(item.title),
    link: firstWords(item.url, item.external_url),
    published: firstWords(item.date_published, item.date_modified),
    author: namesOf(item.authors),
    language: wordsOf(item.language),
    ...{ content: html || firstWords(item.content_text, item.summary), isHtml: html !== "" },
  };
}

function readFeed(source: string): Feed | null {
  const parsed = (() => {
    try {
      return parseFeed(source);
    } catch {
      return null;
    }
  })();
  if (!parsed) return null;
  const feed = loose(parsed.feed);
  const title = firstWords(feed.title);
  const language = firstWords(feed.language, loose(feed.xml).lang, list(loose(feed.dc).languages)[0]);
  if (parsed.format === "atom") return { title, language, items: list(feed.entries).map(atomEntry) };
  const items = list(feed.items).map(parsed.format === "json" ? jsonItem : rssItem);
  return { title, language, items };
}

/** Pages that are fetched for one feed: each may take seconds, and the other imports wait meanwhile. */
export const MOST_PAGES = 500;

export interface FeedReading {
  /** Where the feed came from; what its links are relative to. */
  address: string;
  /** Take the page behind each item. */
  fetchPages: boolean;
  /** Before each item's name: the file within an archive. */
  within: string;
}

const TOO_MANY = `Only the first ${MOST_PAGES} pages of a feed are fetched.`;

const encoder = new TextEncoder();

/**
 * Items of an RSS, Atom or JSON feed as candidates, in their order. Nothing within the feed is followed, and entities
 * that it defines itself are left alone. Of items whose pages are to be fetched, those after the first `MOST_PAGES` are
 * problems. Fails with "invalid" for what is no feed.
 */
export function feedRecords(source: string, reading: FeedReading): Result<SourceRecord[]> {
  const feed = readFeed(source);
  if (!feed) return fail("invalid", "This is no RSS, Atom or JSON feed, or it is damaged.");
  let pages = 0;
  return ok(
    feed.items.map((item) => {
      const record = recordOf(item, feed, reading);
      if (isProblem(record) || record.page === undefined || ++pages <= MOST_PAGES) return record;
      return { place: record.place, problem: { code: "not-fetched", reason: TOO_MANY } };
    }),
  );
}

function recordOf(item: FeedItem, feed: Feed, { address, fetchPages, within }: FeedReading): SourceRecord {
  const link = absolute(item.link, address);
  const title = plain(item.title);
  const place = { line: null, name: within + (title || link || item.id).slice(0, 200).toWellFormed() };
  const identity = item.id || link;
  if (fetchPages && link === "")
    return { place, problem: { code: "not-fetched", reason: "The item has no address of a page." } };
  if (!fetchPages && item.content === "")
    return {
      place,
      problem: {
        code: "empty",
        reason: "The feed holds no text of this item. Have its page fetched instead.",
      },
    };
  return {
    place,
    file: {
      bytes: encoder.encode(item.content),
      mediaType: `text/${item.isHtml ? "html" : "plain"}; charset=utf-8`,
    },
    given: {
      title: title.slice(0, 500).toWellFormed(),
      publisher: plain(feed.title).slice(0, 200).toWellFormed(),
      byline: plain(item.author).slice(0, 300).toWellFormed(),
      url: link,
      publishedAt: item.published === "" ? null : recordDate(item.published),
      language: languageTag(item.language || feed.language) ?? "",
    },
    keys: [identity, link].filter(Boolean).map((name) => `feed ${name}`),
    ...(fetchPages ? { page: link } : {}),
    notes: [],
  };
}

function absolute(link: string, base: string): string {
  const resolved = URL.canParse(link, base || undefined) ? new URL(link, base || undefined).href : link;
  return webAddress(resolved) ?? "";
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** Titles are words, but some feeds send them marked up or escaped once more. */
function plain(words: string): string {
  return words
    .replace(/<[^>]{0,500}>/g, "")
    .replace(
      /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
        if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        return ENTITIES[name?.toLowerCase() ?? ""] ?? whole;
      },
    )
    .replace(/\s+/g, " ")
    .trim();
}
