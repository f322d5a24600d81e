/** What JSON-LD says about the article; each is the first usable value. */
export interface ArticleStatement {
  headline: string | null;
  publisher: string | null;
  author: string | null;
  published: string | null;
  url: string | null;
  language: string | null;
}

const ARTICLE_TYPE = /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|Report|LiveBlogPosting)$/;
const MAX_OBJECTS = 1000;
const NAMES_JOINED = 10;

/** Finds the schema.org article in JSON-LD, inside arrays and `@graph` too, or null. */
export function articleStatement(values: readonly unknown[]): ArticleStatement | null {
  const article = objectsIn(values).find((object) => typesOf(object).some((t) => ARTICLE_TYPE.test(t)));
  if (!article) return null;
  return {
    headline: textOf(article["headline"]) ?? textOf(article["name"]),
    publisher: nameOf(article["publisher"]),
    author: nameOf(article["author"]) ?? nameOf(article["creator"]),
    published: textOf(article["datePublished"]) ?? textOf(article["dateCreated"]),
    url: textOf(article["url"]) ?? idOf(article["mainEntityOfPage"]),
    language: textOf(article["inLanguage"]),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectsIn(values: readonly unknown[]): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const pending = [...values].reverse();
  while (pending.length > 0 && found.length < MAX_OBJECTS) {
    const value = pending.pop();
    const inner: unknown = Array.isArray(value) ? value : isRecord(value) ? value["@graph"] : null;
    if (Array.isArray(inner)) pending.push(...inner.slice(0, MAX_OBJECTS).reverse());
    if (isRecord(value)) found.push(value);
  }
  return found;
}

function typesOf(object: Record<string, unknown>): string[] {
  const type = object["@type"];
  return (Array.isArray(type) ? type : [type]).filter((t) => typeof t === "string");
}

function nameOf(value: unknown): string | null {
  if (Array.isArray(value)) {
    const authors: unknown[] = value;
    const names = authors
      .slice(0, NAMES_JOINED)
      .map(plainNameOf)
      .filter((name) => name !== null);
    return names.length > 0 ? names.join(", ") : null;
  }
  return plainNameOf(value);
}

function plainNameOf(value: unknown): string | null {
  return isRecord(value) ? textOf(value["name"]) : textOf(value);
}

function idOf(value: unknown): string | null {
  return isRecord(value) ? textOf(value["@id"]) : textOf(value);
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
