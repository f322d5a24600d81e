import { isRecord } from "./linked-data.ts";

/** What a page says about itself, as it was written; nothing is checked yet. */
export interface PageHead {
  title: string;
  language: string | null;
  canonical: string | null;
  /** Contents of `<meta>` by lower-case name, property or itemprop; the first one counts. */
  meta: ReadonlyMap<string, string>;
  /** Parsed JSON-LD, one value per script. */
  linkedData: unknown[];
  /** `datetime` of `<time>` elements marked as the publication date, else of all, in order. */
  times: { datetime: string; isMarked: boolean }[];
  /** JSON-LD scripts that were no JSON. */
  unreadable: number;
}

const MAX_LINKED_DATA_LENGTH = 1_000_000;
const MAX_LINKED_DATA = 50;
const MAX_TIMES = 50;

/** Collects a page's metadata from the stream of its elements. */
export class HeadReader {
  readonly #meta = new Map<string, string>();
  readonly #linkedData: unknown[] = [];
  readonly #times: { datetime: string; isMarked: boolean }[] = [];
  #title = "";
  #language: string | null = null;
  #canonical: string | null = null;
  #unreadable = 0;
  #listening: "title" | "linked-data" | null = null;
  #svgDepth = 0;
  #script = "";

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "svg") this.#svgDepth++;
    else if (name === "html") this.#language ??= attributes["lang"]?.trim() || null;
    else if (name === "meta") this.#openMeta(attributes);
    else if (name === "link" && /(?:^|\s)canonical(?:\s|$)/i.test(attributes["rel"] ?? "")) {
      this.#canonical ??= attributes["href"] ?? null;
    } else if (name === "time") this.#openTime(attributes);
    else if (name === "title" && this.#svgDepth === 0 && this.#title === "") this.#listening = "title";
    else if (name === "script" && /^application\/ld\+json\b/i.test(attributes["type"]?.trim() ?? "")) {
      this.#listening = "linked-data";
      this.#script = "";
    }
  }

  text(text: string): void {
    if (this.#listening === "title") this.#title += text;
    else if (this.#listening === "linked-data") this.#script += text;
  }

  close(name: string): void {
    if (name === "svg") this.#svgDepth--;
    if (name === "script" && this.#listening === "linked-data") this.#readLinkedData();
    if (name === "script" || name === "title") this.#listening = null;
  }

  result(): PageHead {
    return {
      title: this.#title.replace(/\s+/g, " ").trim(),
      language: this.#language,
      canonical: this.#canonical,
      meta: this.#meta,
      linkedData: this.#linkedData,
      times: this.#times,
      unreadable: this.#unreadable,
    };
  }

  #openMeta(attributes: Readonly<Record<string, string>>): void {
    const name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"];
    const key = (name ?? attributes["http-equiv"])?.trim().toLowerCase();
    const content = attributes["content"]?.trim();
    if (key && content && !this.#meta.has(key)) this.#meta.set(key, content);
  }

  #openTime(attributes: Readonly<Record<string, string>>): void {
    const datetime = attributes["datetime"];
    if (!datetime || this.#times.length === MAX_TIMES) return;
    const marks = `${attributes["itemprop"] ?? ""} ${attributes["class"] ?? ""}`;
    const isMarked = attributes["pubdate"] !== undefined || /datepublished|published|pubdate/i.test(marks);
    this.#times.push({ datetime, isMarked });
  }

  #readLinkedData(): void {
    if (this.#script.length > MAX_LINKED_DATA_LENGTH || this.#linkedData.length >= MAX_LINKED_DATA) {
      this.#unreadable++;
      return;
    }
    try {
      const value: unknown = JSON.parse(this.#script.replace(/^\s*<!--|-->\s*$/g, ""));
      if (isRecord(value) || Array.isArray(value)) this.#linkedData.push(value);
    } catch {
      this.#unreadable++;
    }
  }
}
