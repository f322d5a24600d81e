import type { Metadata } from "next";
import Link from "next/link";
import { assessor, type Assessment } from "#lib/claims/assessment.ts";
import type { ClaimDossier } from "#lib/claims/dossier.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { OF_CLAIM_PAGES } from "#lib/live/shown.ts";
import { NewQuestionDialog } from "#components/claims/new-question-dialog.tsx";
import { QuestionDialog } from "#components/claims/question-dialog.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LevelBadge } from "#components/ui/level-badge.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { loadClaims } from "#app/_server/claims.ts";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Claims" };

export default async function ClaimsPage({ params }: { params: Promise<{ project: string }> }) {
  const context = await requireProject((await params).project);
  const { project, by, session } = context;
  const loaded = await loadClaims(by);
  const canEdit = roleAllows(by.role, "annotate");
  const weigh = assessor(loaded);
  const { claims, questions } = loaded;
  const groups = [
    ...questions.map((question) => ({
      ...{ id: question.id, title: question.text, question },
      dossiers: claims.filter(({ claim }) => claim.questionId === question.id),
    })),
    {
      ...{ id: "none", question: null },
      title: questions.length === 0 ? "Claims" : "Claims without a question",
      dossiers: claims.filter(({ claim }) => claim.questionId === null),
    },
  ].filter(({ id, dossiers }) => id !== "none" || dossiers.length > 0);
  return (
    <ProjectShell context={context} crumbs={[{ label: "Claims" }]} live={OF_CLAIM_PAGES}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-2xl">Claims</h1>
        {canEdit ? <NewQuestionDialog projectId={project.id} /> : null}
      </div>
      {claims.length === 0 && questions.length === 0 ? (
        <EmptyState goTo={{ href: `/p/${project.id}/articles`, label: "Go to the articles" }}>
          Tag a passage as claim while reading, then write it as one sentence. It will stand here.
        </EmptyState>
      ) : (
        groups.map(({ id, title, question, dossiers }) => (
          <section key={id} className="mb-8">
            <div className="mb-2 flex flex-wrap items-baseline gap-x-2">
              <h2 className="font-serif text-lg">{title}</h2>
              {question && canEdit ? <QuestionDialog question={question} /> : null}
            </div>
            {dossiers.length === 0 ? (
              <p className="text-sm text-muted-foreground">
                No claim answers this yet. Choose the question in a claim&rsquo;s form.
              </p>
            ) : (
              <ClaimTable
                base={`/p/${project.id}/claims`}
                title={title}
                me={session.id}
                rows={dossiers.map((dossier) => ({ dossier, ...weigh(dossier) }))}
              />
            )}
          </section>
        ))
      )}
    </ProjectShell>
  );
}

interface Row extends Assessment {
  dossier: ClaimDossier;
}

const publishersOf = ({ mentions }: ClaimDossier) =>
  new Set(mentions.map((mention) => mention.publisherId ?? mention.articleId)).size;

function ClaimTable({ base, title, me, rows }: { base: string; title: string; me: string; rows: Row[] }) {
  return (
    <Table stacked label={title} caption={`${rows.length} claims with their reports and levels`}>
      <TableHead>
        <tr>
          <TableHeader>Claim</TableHeader>
          <TableHeader numeric>Publishers</TableHeader>
          <TableHeader numeric>Independent origins</TableHeader>
          <TableHeader>My level</TableHeader>
          <TableHeader>Others</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map(({ dossier, ledger, headline }) => {
          const { claim, judgments } = dossier;
          return (
            <TableRow key={claim.id}>
              <TableCell className="min-w-70">
                <Link href={`${base}/${claim.id}`} className="font-medium hover:underline">
                  {claim.text}
                </Link>
                <span className="block text-xs text-muted-foreground">{headline}</span>
              </TableCell>
              <TableCell label="Publishers" numeric>
                {publishersOf(dossier)}
              </TableCell>
              <TableCell label="Independent origins" numeric>
                {ledger.support.independentOrigins}
              </TableCell>
              <TableCell label="My level">
                <LevelBadge level={judgments.find(({ reviewerId }) => reviewerId === me)?.level ?? null} />
              </TableCell>
              <TableCell label="Others">
                <span className="flex flex-wrap gap-1">
                  {judgments
                    .filter(({ reviewerId }) => reviewerId !== me)
                    .map((judgment) => (
                      <LevelBadge key={judgment.id} level={judgment.level} />
                    ))}
                </span>
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
