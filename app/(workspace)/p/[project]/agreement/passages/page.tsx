import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { listReviewPlaces, reviewerNames } from "#db/queries/adjudication.ts";
import { loadAgreementInput, readerBasis } from "#db/queries/agreement.ts";
import { listClaims } from "#db/queries/claims.ts";
import { findVersionText } from "#db/queries/version-text.ts";
import type { CellUnit } from "#lib/agreement/cells.ts";
import { MEASURES } from "#lib/agreement/measures.ts";
import { roleAllows } from "#lib/projects/roles.ts";
import { categoryText, MEASURE_WORDS } from "#components/agreement/words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { agreementInWorker } from "#app/_server/agreement/in-worker.ts";
import { requireProject, type ProjectContext } from "#app/_server/loaders.ts";
import { ProjectShell } from "../../../../_shell/project-shell.tsx";

export const metadata: Metadata = { title: "Passages behind a figure" };

const SHOWN = 200;
const name = z.string().max(100).optional();
const questionSchema = z.object({
  measure: z.enum(MEASURES),
  ...{ first: name, second: name, row: name, column: name },
});

interface Props {
  params: Promise<{ project: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CellPage({ params, searchParams }: Props) {
  const context = await requireProject((await params).project);
  const { project, reading, by } = context;
  const question = questionSchema.safeParse(await searchParams);
  if (!roleAllows(by.role, "adjudicate") || !question.success) notFound();
  const input = await loadAgreementInput(reading, by, await readerBasis(reading, by));
  const [units, names] = await Promise.all([
    agreementInWorker({ kind: "cell", input, question: question.data }),
    reviewerNames(reading, by),
  ]);
  const { measure, first, second, row, column } = question.data;
  const told = await describeUnits(context, units.slice(0, SHOWN));
  const who = (id: string) => names[id] ?? "Former reviewer";
  const about =
    row !== undefined && column !== undefined
      ? `${categoryText(measure, measure === "level" ? Number(row) : row)} beside ${categoryText(measure, measure === "level" ? Number(column) : column)}`
      : `${who(first ?? "")} and ${who(second ?? "")} differ`;
  return (
    <ProjectShell
      context={context}
      crumbs={[{ label: "Agreement", href: `/p/${project.id}/agreement` }, { label: "Passages" }]}
    >
      <h1 className="font-serif text-2xl">
        {MEASURE_WORDS[measure].name}: {about}
      </h1>
      <p className="mt-1 mb-4 text-sm text-muted-foreground">
        {units.length === 1 ? "1 place" : `${units.length} places`}
        {units.length > SHOWN ? `, the first ${SHOWN} of which are shown` : ""}.
      </p>
      {told.length === 0 ? (
        <EmptyState>Nothing stands behind this figure any more.</EmptyState>
      ) : (
        <ul className="grid gap-3">
          {told.map(({ unit, title, text, href, said }, index) => (
            <li key={`${unit.id} ${unit.start ?? index}`} className="rounded-lg border bg-card p-4">
              <Link href={href} className="text-sm font-medium hover:underline">
                {title}
              </Link>
              {text ? <p className="mt-1 font-serif">{text}</p> : null}
              <p className="mt-2 text-xs text-muted-foreground">
                {said
                  .map(({ reviewer, category }) => `${who(reviewer)}: ${categoryText(measure, category)}`)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </ProjectShell>
  );
}

/** Titles, words and addresses of units: passages of articles, or claims. */
async function describeUnits({ reading, by, project }: ProjectContext, units: readonly CellUnit[]) {
  const [places, dossiers] = await Promise.all([listReviewPlaces(reading, by), listClaims(reading, by)]);
  const placeOf = new Map(places.map((place) => [place.articleId, place]));
  const claimOf = new Map(dossiers.map(({ claim }) => [claim.id, claim]));
  return Promise.all(
    units.map(async (each) => {
      const { id, start, end } = each.unit;
      const place = placeOf.get(id);
      if (!place || start === undefined || end === undefined)
        return {
          ...each,
          title: claimOf.get(id)?.text ?? "Claim",
          text: "",
          href: `/p/${project.id}/review/claims/${id}`,
        };
      const version = await findVersionText(reading, place.versionId);
      const text = version?.text.slice(start, Math.min(end, start + 600)) ?? "";
      return {
        ...each,
        title: place.title,
        text,
        href: `/p/${project.id}/review/articles/${id}?at=${start}`,
      };
    }),
  );
}
