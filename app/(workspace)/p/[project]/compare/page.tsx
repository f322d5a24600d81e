import type { Metadata } from "next";
import Link from "next/link";
import { listPublishedArticles, listTexts } from "#db/queries/publishers.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { reusePieces } from "#lib/pictures/reuse-pieces.ts";
import type { PublishedArticle } from "#lib/pictures/publisher-records.ts";
import type { DatedArticle } from "#lib/corroboration/derivation.ts";
import { dayOrUnknown } from "#components/pictures/data-grid.tsx";
import { ArticlePairForm } from "#components/reuse/article-pair-form.tsx";
import { DerivationForm } from "#components/reuse/derivation-form.tsx";
import { MeasuredFacts } from "#components/reuse/measured-facts.tsx";
import { ReuseStrip } from "#components/reuse/reuse-strip.tsx";
import { ReuseText } from "#components/reuse/reuse-text.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject, type ProjectContext } from "#app/_server/loaders.ts";
import { measureInWorker } from "#app/_server/reuse/measure-in-worker.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Compare two articles" };

/** Articles against which an error shows to be rare; more would not tell more. */
const WITNESSES = 40;

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ a?: string; b?: string }>;
}

export default async function ComparePage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const chosen = await searchParams;
  const articles = await listPublishedArticles(reading, by);
  const a = articles.find(({ id }) => id === chosen.a);
  const b = articles.find(({ id }) => id === chosen.b && id !== chosen.a);
  return (
    <ProjectShell
      context={context}
      crumbs={[
        { label: "Sources", href: `/p/${project.id}/sources` },
        { label: "Who copied whom", href: `/p/${project.id}/sources/copies` },
        { label: "Compare" },
      ]}
    >
      <h1 className="mb-3 font-serif text-2xl">Two articles side by side</h1>
      <ArticlePairForm articles={articles} a={a?.id ?? ""} b={b?.id ?? ""} />
      {a && b ? (
        <Comparison context={context} articles={articles} a={a} b={b} />
      ) : (
        <EmptyState>Choose two different articles to see what one took from the other.</EmptyState>
      )}
    </ProjectShell>
  );
}

interface ComparisonProps {
  context: ProjectContext;
  articles: readonly PublishedArticle[];
  a: PublishedArticle;
  b: PublishedArticle;
}

async function Comparison({ context, articles, a, b }: ComparisonProps) {
  const { project, reading, by } = context;
  const others = articles.filter(({ id }) => id !== a.id && id !== b.id).slice(0, WITNESSES);
  const [loaded, texts] = await Promise.all([
    loadClaims(by),
    listTexts(
      reading,
      by,
      [a, b, ...others].map(({ id }) => id),
    ),
  ]);
  const ignoredIn = ({ passages }: PublishedArticle) =>
    passages.filter(({ tag }) => tag === "boilerplate").map(({ start, end }) => ({ start, end }));
  const dated = (article: PublishedArticle): DatedArticle => ({
    id: article.id,
    text: texts.get(article.id) ?? "",
    ignore: ignoredIn(article),
    publishedAt: article.publishedAt === null ? null : new Date(article.publishedAt).toISOString(),
  });
  const key = JSON.stringify(
    [a, b, ...others].map((one) => [one.versionId, one.publishedAt, ignoredIn(one)]),
  );
  const measured = await measureInWorker(key, { a: dated(a), b: dated(b), others: others.map(dated) });
  if (!measured.ok) return <Alert tone="warning" title={measured.error.message} />;
  const { alignment, suggestion } = measured.value;
  const sides = reusePieces(
    { text: texts.get(a.id) ?? "", segments: alignment.a.segments, ignored: ignoredIn(a) },
    { text: texts.get(b.id) ?? "", segments: alignment.b.segments, ignored: ignoredIn(b) },
  );
  const decided =
    loaded.derivations.find(
      ({ articleId, fromArticleId }) =>
        (articleId === a.id && fromArticleId === b.id) || (articleId === b.id && fromArticleId === a.id),
    ) ?? null;
  return (
    <>
      <div className="mb-8 grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <MeasuredFacts a={a} b={b} measured={measured.value} />
        <aside aria-label="Decision" className="rounded-lg border bg-card p-4 lg:self-start">
          <h2 className="mb-3 font-serif text-lg">{decided ? "Decided" : "Decide"}</h2>
          {roleAllows(by.role, "annotate") ? (
            <DerivationForm
              key={decided?.version ?? 0}
              a={{ id: a.id, title: a.title }}
              b={{ id: b.id, title: b.title }}
              decided={decided}
              suggested={{ level: suggestion.level, derivedId: suggestion.derivedId }}
            />
          ) : (
            <p className="text-sm">{decided ? decided.reason : "Nobody has decided yet."}</p>
          )}
        </aside>
      </div>
      <ReuseStrip
        a={{ title: a.title, pieces: sides.a, shares: alignment.a.shares }}
        b={{ title: b.title, pieces: sides.b, shares: alignment.b.shares }}
      />
      <h2 className="font-serif text-lg">The texts</h2>
      <p className="mt-1 mb-3 max-w-180 text-sm text-muted-foreground">
        Solid underline: word for word. Dashed underline: rewritten. Struck through: boilerplate, left out of
        the measure. A reused passage leads to its counterpart.
      </p>
      <div className="grid gap-4 md:grid-cols-2">
        {(
          [
            ["a", a],
            ["b", b],
          ] as const
        ).map(([side, article]) => (
          <div key={side} className="min-w-0">
            <p className="mb-1 text-sm">
              <Link href={`/p/${project.id}/articles/${article.id}`} className="font-medium hover:underline">
                {article.title}
              </Link>
              <span className="block text-xs text-muted-foreground">
                {[article.publisher, dayOrUnknown(article.publishedAt)].filter(Boolean).join(", ")}
              </span>
            </p>
            <ReuseText side={side} title={article.title} pieces={sides[side]} />
          </div>
        ))}
      </div>
    </>
  );
}
