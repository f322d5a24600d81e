import type { PreparedArticle } from "../formats/import/article.ts";
import { fail, ok, type Result } from "../operations/envelope.ts";
import { articleDetails, type ArticleDetails } from "./inputs.ts";

/** A file's name without its folder and extension, for an article that tells no title. */
const nameWithoutExtension = (fileName: string) =>
  fileName.replace(/^.*[\\/]/, "").replace(/\.[a-z0-9]{1,5}$/i, "");

/** The first words of a text, cut at a space. */
function firstWords(text: string): string {
  const line = text.trimStart().split("\n", 1)[0] ?? "";
  return line.length <= 80 ? line : `${line.slice(0, line.lastIndexOf(" ", 80)).trimEnd()} …`;
}

/** Details as given by a person, completed by what the file itself tells, else by its name or first words. */
export function fillDetails(
  given: ArticleDetails,
  found: PreparedArticle,
  fileName: string,
): Result<ArticleDetails> {
  const parsed = articleDetails.safeParse({
    title: (given.title || found.title || nameWithoutExtension(fileName) || firstWords(found.text)).slice(
      0,
      500,
    ),
    publisher: given.publisher || (found.publisher ?? "").slice(0, 200),
    byline: given.byline || (found.byline ?? "").slice(0, 300),
    url: given.url || (found.url ?? ""),
    publishedAt: given.publishedAt ?? found.publishedAt,
  });
  return parsed.success ? ok(parsed.data) : fail("invalid", "These details cannot be kept as they are.");
}
