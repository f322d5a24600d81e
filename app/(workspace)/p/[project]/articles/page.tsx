import type { Metadata } from "next";
import Link from "next/link";
import { listArticles } from "#db/queries/articles.ts";
import { searchArticles, type SearchResult } from "#db/queries/search.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { OF_PASSAGES } from "#lib/live/shown.ts";
import { ArticleTable } from "#components/articles/article-table.tsx";
import { ArticleSearch } from "#components/articles/article-search.tsx";
import { SearchHits } from "#components/articles/search-hits.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Articles" };

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
}

export default async function ArticlesPage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { reading, by, project } = context;
  const { q } = await searchParams;
  const query = typeof q === "string" ? q.trim().slice(0, 300) : "";
  const results = query === "" ? null : await searchArticles(reading, by, query);
  const articles = await listArticles(
    reading,
    by,
    results?.map((result) => result.articleId),
  );
  const base = `/p/${project.id}/articles`;
  const mayImport = roleAllows(by.role, "annotate");
  return (
    <ProjectShell context={context} crumbs={[{ label: "Articles" }]} live={OF_PASSAGES}>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <h1 className="font-serif text-2xl">Articles</h1>
        <div className="ms-auto flex w-full gap-2 sm:w-auto">
          <ArticleSearch action={base} query={query} />
          {mayImport ? (
            <Button asChild>
              <Link href={`${base}/import`}>Import</Link>
            </Button>
          ) : null}
        </div>
      </div>
      {results ? (
        <Found base={base} query={query} results={results} />
      ) : articles.length === 0 ? (
        <EmptyState
          action={
            mayImport ? (
              <Button asChild>
                <Link href={`${base}/import`}>Import articles</Link>
              </Button>
            ) : null
          }
        >
          Bring in the articles that you want to compare: paste text, drop files or tables, or name a web
          address.
        </EmptyState>
      ) : (
        <ArticleTable
          base={base}
          articles={articles}
          canManage={roleAllows(by.role, "manage")}
          canEdit={mayImport}
        />
      )}
    </ProjectShell>
  );
}

function Found({ base, query, results }: { base: string; query: string; results: SearchResult[] }) {
  if (results.length === 0)
    return (
      <EmptyState
        action={
          <Button asChild variant="secondary">
            <Link href={base}>Show all articles</Link>
          </Button>
        }
      >
        No article has all the words of “{query}”.
      </EmptyState>
    );
  return (
    <>
      <p role="status" className="mb-3 text-sm text-muted-foreground">
        {results.length === 1 ? "1 article has" : `${results.length} articles have`} all the words of “{query}
        ”.{" "}
        <Link href={base} className="text-primary underline underline-offset-2">
          Show all
        </Link>
      </p>
      <ul className="grid gap-3">
        {results.map((result) => (
          <li key={result.articleId} className="rounded-lg border bg-card p-4">
            <Link href={`${base}/${result.articleId}`} className="font-serif text-lg hover:underline">
              {result.title}
            </Link>
            <p className="text-xs text-muted-foreground">{result.publisher || "Publisher unknown"}</p>
            <SearchHits hits={result.hits} hrefOf={(start) => `${base}/${result.articleId}#at-${start}`} />
          </li>
        ))}
      </ul>
    </>
  );
}
