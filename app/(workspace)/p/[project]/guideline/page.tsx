import type { Metadata } from "next";
import { lastReadGuideline, listGuidelineExamples, listGuidelineVersions } from "#db/queries/guideline.ts";
import type { GuidelineVersion } from "#lib/guideline/guideline.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { ExampleList } from "#components/guideline/example-list.tsx";
import { GuidelineEditor } from "#components/guideline/guideline-editor.tsx";
import { MarkRead } from "#components/guideline/mark-read.tsx";
import { RulesDifference } from "#components/guideline/rules-difference.tsx";
import { Rules } from "#components/guideline/rules.tsx";
import { VersionList } from "#components/guideline/version-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { requireProject } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Guideline" };

const SHOWN = ["guideline", "guideline-example"];

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
}

export default async function GuidelinePage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const [versions, examples, read] = await Promise.all([
    listGuidelineVersions(reading, by),
    listGuidelineExamples(reading, by),
    lastReadGuideline(reading, by),
  ]);
  const latest = versions[0]?.number ?? 0;
  const asked = Number((await searchParams).version);
  const shown = versions.some(({ number }) => number === asked) ? asked : null;
  const textOf = (number: number) => versions.find((each) => each.number === number)?.text ?? "";
  const isUnread = latest > 0 && read < latest;
  return (
    <ProjectShell context={context} crumbs={[{ label: "Guideline" }]} live={SHOWN}>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-2xl">Guideline</h1>
        {roleAllows(by.role, "manage") ? (
          <GuidelineEditor projectId={project.id} text={project.guideline} latest={latest} />
        ) : null}
      </div>
      {isUnread ? (
        <section aria-labelledby="unread" className="mb-6 rounded-lg border border-warning/40 bg-card p-4">
          <h2 id="unread" className="font-medium">
            {read === 0 ? "You have not read the guideline yet" : `Changed since you read version ${read}`}
          </h2>
          <Notes versions={versions.filter(({ number }) => number > read)} />
          {read > 0 ? <RulesDifference before={textOf(read)} after={textOf(latest)} /> : null}
          <MarkRead projectId={project.id} number={latest} />
        </section>
      ) : null}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <section aria-label="Rules">
            {project.guideline.trim() === "" ? (
              <EmptyState>
                Write down what is a claim, an opinion and boilerplate here, and how levels are chosen.
              </EmptyState>
            ) : (
              <Rules text={project.guideline} />
            )}
          </section>
          {shown === null ? null : (
            <section id="changes" aria-labelledby="changes-title" className="scroll-mt-28">
              <h2 id="changes-title" className="mb-2 font-serif text-lg">
                {shown === 1 ? "Version 1" : `What version ${shown} changed`}
              </h2>
              <RulesDifference before={textOf(shown - 1)} after={textOf(shown)} />
            </section>
          )}
          <section aria-labelledby="examples">
            <h2 id="examples" className="mb-2 font-serif text-lg">
              Examples
            </h2>
            <ExampleList
              projectId={project.id}
              examples={examples}
              mayEdit={roleAllows(by.role, "adjudicate")}
            />
          </section>
        </div>
        <aside aria-labelledby="versions">
          <h2 id="versions" className="mb-2 font-serif text-lg">
            Versions
          </h2>
          {versions.length === 0 ? (
            <p className="text-sm text-muted-foreground">The first change of the rules begins the list.</p>
          ) : (
            <VersionList base={`/p/${project.id}/guideline`} versions={versions} shown={shown} />
          )}
        </aside>
      </div>
    </ProjectShell>
  );
}

function Notes({ versions }: { versions: readonly GuidelineVersion[] }) {
  return (
    <ul className="my-2 list-disc ps-5 text-sm">
      {versions.map(({ number, note }) => (
        <li key={number}>
          Version {number}: {note}
        </li>
      ))}
    </ul>
  );
}
