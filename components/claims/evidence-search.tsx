"use client";

import { Search } from "lucide-react";
import { useEffect, useState, type SubmitEvent } from "react";
import { z } from "zod";
import { isStopWord } from "#lib/claims/words.ts";
import type { WordHit } from "#lib/text/find-words.ts";
import { createApiClient } from "#components/api/client.ts";
import { readPages } from "#components/api/pages.ts";
import { MarkedExcerpt } from "#components/articles/search-hits.tsx";
import { Form } from "#components/ui/form.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Input } from "#components/ui/input.tsx";

export interface FoundArticle {
  articleId: string;
  /** Where to open it, in UTF-16 code units; null for the beginning. */
  start: number | null;
}

interface Result {
  articleId: string;
  title: string;
  publisher: string;
  hits: WordHit[];
}

const outline = z.custom<{ results: Result[] }>(
  (value) => typeof value === "object" && value !== null && "results" in value,
);
const listOutline = z.custom<{
  articles: { id: string; title: string; publisher: string }[];
  next: string | null;
}>((value) => typeof value === "object" && value !== null && "articles" in value);

interface Props {
  projectId: string;
  claimText: string;
  fromArticleId: string | null;
  openArticleId: string | null;
  onOpen: (found: FoundArticle) => void;
}

/** Searches the project's texts; before anything is searched for, every article is listed. */
export function EvidenceSearch({ projectId, claimText, fromArticleId, openArticleId, onOpen }: Props) {
  const [results, setResults] = useState<Result[]>([]);
  const [query, setQuery] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let current = true;
    void findArticles(projectId, query).then((found) => {
      if (!current) return;
      setResults(found.results);
      setProblem(found.problem);
    });
    return () => {
      current = false;
    };
  }, [projectId, query]);

  const search = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = new FormData(event.currentTarget).get("q");
    setQuery(typeof words === "string" ? words.trim() : "");
  };
  const ordered = results.toSorted(
    (a, b) => Number(a.articleId === fromArticleId) - Number(b.articleId === fromArticleId),
  );
  return (
    <div className="flex flex-col gap-3">
      <Form role="search" onSubmit={search} className="flex gap-1">
        <Input type="search" name="q" aria-label="Search the articles" placeholder="Words in the articles" />
        <IconButton type="submit" label="Search" variant="secondary">
          <Search aria-hidden="true" />
        </IconButton>
      </Form>
      <Suggestions claimText={claimText} onChoose={setQuery} />
      {problem ? <p role="alert">{problem}</p> : null}
      <p role="status" className="text-xs text-muted-foreground">
        {query === ""
          ? "All articles"
          : `${results.length === 1 ? "1 article" : `${results.length} articles`} with “${query}”`}
      </p>
      <ul className="grid gap-2">
        {ordered.map(({ articleId, title, publisher, hits }) => (
          <li
            key={articleId}
            className="rounded-md border p-3 text-sm"
            aria-current={articleId === openArticleId || undefined}
          >
            <button
              type="button"
              className="text-start font-medium hover:underline"
              onClick={() => onOpen({ articleId, start: null })}
            >
              {title}
            </button>
            <p className="text-xs text-muted-foreground">
              {publisher || "Publisher unknown"}
              {articleId === fromArticleId ? " · the article you came from" : ""}
            </p>
            {hits.map((hit) => (
              <button
                key={hit.start}
                type="button"
                className="mt-1 block text-start font-reading text-muted-foreground hover:text-foreground"
                onClick={() => onOpen({ articleId, start: hit.start })}
              >
                <MarkedExcerpt hit={hit} />
              </button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Telling words of the claim, one press each. */
function Suggestions({ claimText, onChoose }: { claimText: string; onChoose: (query: string) => void }) {
  const words = (claimText.match(/[\p{L}\p{N}][\p{L}\p{N},.]*[\p{L}\p{N}]/gu) ?? []).filter(
    (word) => !isStopWord(word.toLowerCase()) && (/\p{Lu}|\p{N}/u.test(word) || word.length > 6),
  );
  const shown = [...new Set(words)].slice(0, 6);
  if (shown.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label="Words of the claim">
      {shown.map((word) => (
        <li key={word}>
          <button
            type="button"
            className="touch-target rounded-full border px-2.5 py-1 text-xs hover:border-primary"
            onClick={() => onChoose(word)}
          >
            {word}
          </button>
        </li>
      ))}
    </ul>
  );
}

async function findArticles(
  projectId: string,
  query: string,
): Promise<{ results: Result[]; problem: string | null }> {
  const api = createApiClient();
  const base = `/api/v1/projects/${projectId}`;
  if (query === "") {
    const all = await readPages(api, `${base}/articles`, listOutline);
    if (!all.ok) return { results: [], problem: all.failure.error.message };
    return {
      results: all.value
        .flatMap(({ articles }) => articles)
        .map(({ id, title, publisher }) => ({
          articleId: id,
          title,
          publisher,
          hits: [],
        })),
      problem: null,
    };
  }
  const found = await api.getJson(`${base}/search?${new URLSearchParams({ q: query })}`, outline);
  return found.ok
    ? { results: found.value.results, problem: null }
    : { results: [], problem: found.failure.error.message };
}
