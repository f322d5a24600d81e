import type { Metadata } from "next";
import Link from "next/link";
import { listArticles } from "#db/queries/articles.ts";
import { listClaims } from "#db/queries/claims.ts";
import { guidelineRead } from "#db/queries/guideline.ts";
import { countTags } from "#db/queries/projects.ts";
import { LEVELS } from "#lib/corroboration/rubric.ts";
import { OF_ASSIGNMENT } from "#lib/live/shown.ts";
import { TAGS } from "#lib/annotations/tags.ts";
import { AssignmentPanels } from "#components/assignment/assignment-panels.tsx";
import { BurnDownPicture } from "#components/assignment/burn-down-picture.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LevelBadge } from "#components/ui/level-badge.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { TagBadge } from "#components/ui/tag-badge.tsx";
import { projectBurnDown } from "#app/_server/assignment/burn-down.ts";
import { assignmentOverview } from "#app/_server/assignment/overview.ts";
import { requireProject, type ProjectContext } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../_shell/project-shell.tsx";

/** What this page counts. */
const SHOWN = ["annotation", "claim", "judgment", "project", "guideline", ...OF_ASSIGNMENT];

interface Props {
  params: Promise<{ project: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { project } = await requireProject((await params).project);
  return { title: project.name };
}

export default async function OverviewPage({ params }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [articles, claims, tags, assignment, guideline] = await Promise.all([
    listArticles(reading, by),
    listClaims(reading, by),
    countTags(reading, by),
    assignmentOverview(context),
    guidelineRead(reading, by),
  ]);
  const submitted = articles.filter((article) => article.review === "submitted").length;
  const next = articles.find((article) => article.review !== "submitted");
  const base = `/p/${project.id}`;
  return (
    <ProjectShell context={context} live={SHOWN}>
      <h1 className="font-serif text-2xl">{project.name}</h1>
      {project.description ? (
        <p className="mt-2 max-w-180 text-muted-foreground">{project.description}</p>
      ) : null}
      {guideline.latest > guideline.read ? (
        <Alert
          className="mt-4"
          title={
            guideline.read === 0
              ? "You have not read this project’s guideline yet."
              : `The guideline changed since you read version ${guideline.read}.`
          }
          action={
            <Link href={`${base}/guideline`} className="text-primary underline underline-offset-2">
              {guideline.read === 0 ? "Read it" : "See what changed"}
            </Link>
          }
        />
      ) : null}
      {articles.length === 0 ? (
        <EmptyState
          className="mt-6"
          action={
            <Button asChild>
              <Link href={`${base}/articles/import`}>Import articles</Link>
            </Button>
          }
        >
          Bring in the articles that you want to compare: paste text, or drop text and HTML files.
        </EmptyState>
      ) : (
        <div className="mt-6 flex flex-wrap gap-4">
          {assignment ? (
            <AssignmentPanels {...assignment} />
          ) : (
            <Panel title="Your reading">
              <Progress
                label="Articles that you have submitted"
                labelShown
                value={submitted}
                max={articles.length}
              />
              {next ? (
                <Button asChild className="mt-4 max-w-full">
                  <Link href={`${base}/articles/${next.id}`}>
                    <span className="truncate">
                      {next.review === "in-review" ? "Go on reading" : "Read"} “{next.title}”
                    </span>
                  </Link>
                </Button>
              ) : (
                <p className="mt-4 text-sm text-muted-foreground">You have submitted every article.</p>
              )}
            </Panel>
          )}
          <Panel title="Passages">
            <ul className="flex flex-wrap gap-2">
              {TAGS.map((tag) => (
                <li key={tag}>
                  <TagBadge tag={tag} count={tags[tag]} />
                </li>
              ))}
            </ul>
            <p className="mt-3 text-sm text-muted-foreground">
              Tagged by everybody, in{" "}
              {articles.length === 1 ? "the one article" : `all ${articles.length} articles`}.
            </p>
          </Panel>
          <ClaimsPanel base={base} claims={claims} me={context.session.id} />
          <div className="min-w-0 basis-full">
            <BurnDownPicture {...await projectBurnDown(context, articles)} />
          </div>
        </div>
      )}
    </ProjectShell>
  );
}

function Panel({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="min-w-0 flex-[1_1_20rem] rounded-lg border bg-card p-4">
      <h2 className="mb-3 text-sm font-medium text-muted-foreground">{title}</h2>
      {children}
    </section>
  );
}

type Claims = Awaited<ReturnType<typeof listClaims>>;

/** Levels that were given so far, and what still waits for one's own judgment. */
function ClaimsPanel({
  base,
  claims,
  me,
}: {
  base: string;
  claims: Claims;
  me: ProjectContext["session"]["id"];
}) {
  const judgments = claims.flatMap((dossier) => dossier.judgments);
  const waiting = claims.filter(
    (dossier) => !dossier.judgments.some((judgment) => judgment.reviewerId === me),
  );
  return (
    <Panel title="Claims">
      {claims.length === 0 ? (
        <p className="text-sm text-muted-foreground">
          No claim yet. Tag a passage as claim and write it as one sentence.
        </p>
      ) : (
        <>
          <ul className="flex flex-wrap gap-2">
            {LEVELS.toReversed().map((level) => {
              const count = judgments.filter((judgment) => judgment.level === level).length;
              return count === 0 ? null : (
                <li key={level} className="flex items-center gap-1 text-sm tabular-nums">
                  <LevelBadge level={level} /> × {count}
                </li>
              );
            })}
          </ul>
          <p className="mt-3 text-sm">
            <Link href={`${base}/claims`} className="text-primary underline underline-offset-2">
              {waiting.length === 0
                ? "You have judged every claim"
                : `${waiting.length} of ${claims.length} claims wait for your judgment`}
            </Link>
          </p>
        </>
      )}
    </Panel>
  );
}
