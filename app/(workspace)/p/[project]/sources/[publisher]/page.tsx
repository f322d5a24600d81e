import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { listLevelAdjudications } from "#db/queries/adjudication.ts";
import { listPublishedArticles } from "#db/queries/publishers.ts";
import { isCalendarDate } from "#lib/claims/quantity.ts";
import { profiledArticles, settledLevels, type PublishedArticle } from "#lib/pictures/publisher-records.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { compositionOf } from "#lib/publishers/composition.ts";
import { profileOf } from "#lib/publishers/profile.ts";
import { dayOrUnknown } from "#components/pictures/data-grid.tsx";
import { AssessmentForm } from "#components/sources/assessment-form.tsx";
import { AssessmentList } from "#components/sources/assessment-list.tsx";
import { CompositionBar } from "#components/sources/composition-bar.tsx";
import { ComputedRecord } from "#components/sources/computed-record.tsx";
import { aboutPublisher } from "#components/sources/labels.ts";
import { PublisherDialog } from "#components/sources/publisher-dialog.tsx";
import { WindowForm } from "#components/sources/window-form.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Publisher" };

interface Props {
  params: Promise<{ project: string; publisher: string }>;
  searchParams: Promise<{ from?: string; to?: string }>;
}

const dateOrNull = (value: string | undefined) => (value && isCalendarDate(value) ? value : null);

export default async function PublisherPage({ params, searchParams }: Props) {
  const names = await params;
  const context = await requireProject(names.project);
  const { project, reading, by, session } = context;
  const { from, to } = await searchParams;
  const window = { from: dateOrNull(from), to: dateOrNull(to) };
  const [loaded, articles, adjudicated] = await Promise.all([
    loadClaims(by),
    listPublishedArticles(reading, by),
    listLevelAdjudications(reading, by),
  ]);
  const publisher = loaded.publishers.find(({ id }) => id === names.publisher);
  if (!publisher) notFound();
  const own = articles.filter(({ publisherId }) => publisherId === publisher.id);
  const levels = settledLevels(
    loaded.claims,
    adjudicated.filter(({ deletedAt }) => deletedAt === null),
  );
  const profile = profileOf(profiledArticles(loaded, own, levels), window);
  const assessments = loaded.assessments.filter(({ publisherId }) => publisherId === publisher.id);
  const mine = assessments.find(({ reviewerId }) => reviewerId === session.id) ?? null;
  const canEdit = roleAllows(by.role, "annotate");
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Sources", href: `/p/${project.id}/sources` }, { label: publisher.name }]}
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-2xl">{publisher.name}</h1>
        {canEdit ? <PublisherDialog publisher={publisher} /> : null}
      </div>
      <p className="mt-1 mb-6 text-sm text-muted-foreground">{aboutPublisher(publisher)}</p>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-labelledby="record" className="flex flex-col gap-4">
            <h2 id="record" className="font-serif text-lg">
              Computed record
            </h2>
            <WindowForm window={window} />
            <ComputedRecord profile={profile} />
          </section>
          <section aria-labelledby="articles">
            <h2 id="articles" className="mb-2 font-serif text-lg">
              Articles
            </h2>
            <ArticleTable base={`/p/${project.id}/articles`} articles={own} />
          </section>
        </div>
        <aside
          aria-label="Reviewers' grades"
          className="flex flex-col gap-5 rounded-lg border bg-card p-4 lg:self-start"
        >
          <div>
            <h2 className="font-serif text-lg">Reviewers&rsquo; grades</h2>
            <p className="text-xs text-muted-foreground">
              Admiralty grades with their reasons. They weigh reports in the ledger and take no part in the
              record computed beside them.
            </p>
          </div>
          <AssessmentList assessments={assessments} />
          {canEdit ? <AssessmentForm key={mine?.version ?? 0} publisherId={publisher.id} own={mine} /> : null}
        </aside>
      </div>
    </ProjectShell>
  );
}

function ArticleTable({ base, articles }: { base: string; articles: readonly PublishedArticle[] }) {
  return (
    <Table stacked label="Articles of this publisher" caption="Articles with their composition">
      <TableHead>
        <tr>
          <TableHeader>Article</TableHeader>
          <TableHeader>Published</TableHeader>
          <TableHeader>Text, by tag</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {articles.map(({ id, title, publishedAt, length, passages }) => (
          <TableRow key={id}>
            <TableCell className="min-w-50">
              <Link href={`${base}/${id}`} className="font-medium hover:underline">
                {title}
              </Link>
            </TableCell>
            <TableCell label="Published" className="whitespace-nowrap">
              {dayOrUnknown(publishedAt)}
            </TableCell>
            <TableCell label="Text, by tag">
              <CompositionBar composition={compositionOf(length, passages)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
