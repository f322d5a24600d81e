import type { Halo } from "#lib/agreement/halo.ts";
import type { AgreementReport } from "#lib/agreement/report.ts";
import { RELIABILITY_GRADES } from "#lib/claims/vocabulary.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Matrix } from "./matrix.tsx";
import { ShadedCell } from "./shaded-cell.tsx";
import { figureText, percentText, reasonText } from "./words.ts";

const NUMBERS = [1, 2, 3, 4, 5, 6];

/** Whether a level only repeats the grade of its source: judged blind against judged with the source in sight. */
export function HaloMaps({ halo }: { halo: AgreementReport["halo"] }) {
  return (
    <section aria-labelledby="halo" className="flex flex-col gap-2">
      <h2 id="halo" className="font-serif text-lg">
        Halo: does the source&rsquo;s name decide?
      </h2>
      <p className="max-w-180 text-sm text-muted-foreground">
        Source reliability A–F (the best origin a claim&rsquo;s reports name) against credibility 1–6 of the
        judgment. Mass on the diagonal A1, B2 … E5 that is heavier with the source in sight than blind points
        to a halo.
      </p>
      {halo.blind.judgments + halo.open.judgments === 0 ? (
        <EmptyState>Judgments of claims will stand here, by the grade of their best source.</EmptyState>
      ) : (
        <div className="grid gap-6 lg:grid-cols-2">
          <HaloMap title="Judged blind" halo={halo.blind} />
          <HaloMap title="Judged with the source in sight" halo={halo.open} />
        </div>
      )}
    </section>
  );
}

function HaloMap({
  title,
  halo: { map, judgments, onScale, diagonalShare, rankCorrelation },
}: {
  title: string;
  halo: Halo;
}) {
  const most = Math.max(1, ...map.flat());
  return (
    <div className="min-w-0">
      <Matrix
        caption={`${title}: ${judgments === 1 ? "1 judgment" : `${judgments} judgments`}`}
        rowHead="Source"
        columns={NUMBERS.map((number) => ({ id: String(number), label: String(number) }))}
        rows={RELIABILITY_GRADES.map((grade, row) => ({
          ...{ id: grade, label: grade },
          cells: NUMBERS.map((number, column) => {
            const count = map[row]?.[column] ?? 0;
            return (
              <ShadedCell
                key={number}
                depth={Math.sqrt(count / most)}
                text={String(count)}
                label={`${grade}${number}: ${count}`}
                href={null}
              />
            );
          }),
        }))}
      />
      <p className="mt-2 text-sm">
        {onScale === 0
          ? "No judgment has both a grade A–E and a level 1–5."
          : `On the diagonal: ${percentText(diagonalShare)} of ${onScale}. Rank correlation: ${figureText(rankCorrelation, 2)}. ${reasonText(rankCorrelation)}`}
      </p>
    </div>
  );
}
