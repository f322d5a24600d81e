import { levelLabel } from "#lib/corroboration/rubric.ts";
import type { Judgment } from "#lib/claims/dossier.ts";
import { Badge } from "#components/ui/badge.tsx";
import { LevelBadge } from "#components/ui/level-badge.tsx";
import { CONFIDENCE_LABELS } from "./labels.ts";

interface Props {
  judgments: readonly Judgment[];
  /** Whose judgment is shown while the others' are hidden; null shows all. */
  only: string | null;
}

/** How each reviewer judges the claim, and what was suggested to them then. */
export function JudgmentList({ judgments, only }: Props) {
  const shown = only === null ? judgments : judgments.filter(({ reviewerId }) => reviewerId === only);
  const hidden = judgments.length - shown.length;
  return (
    <section aria-labelledby="judgments">
      <h2 id="judgments" className="mb-2 font-serif text-lg">
        Judgments
      </h2>
      {judgments.length === 0 ? (
        <p className="text-sm text-muted-foreground">Nobody has judged this claim yet.</p>
      ) : null}
      {shown.length > 0 ? (
        <ul className="divide-y rounded-lg border bg-card">
          {shown.map((judgment) => (
            <JudgmentItem key={judgment.id} judgment={judgment} />
          ))}
        </ul>
      ) : null}
      {hidden > 0 ? (
        <p className="mt-2 text-sm text-muted-foreground">
          {hidden === 1 ? "1 judgment of a colleague is" : `${hidden} judgments of colleagues are`} hidden
          while you judge blind.
        </p>
      ) : null}
    </section>
  );
}

function JudgmentItem({ judgment }: { judgment: Judgment }) {
  const { level, reviewer, confidence, suggestedLevel, rationale, blind, cherryPicking, asOf, reviewBy } =
    judgment;
  return (
    <li className="px-4 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <LevelBadge level={level} />
        <span>{reviewer}</span>
        {blind ? <Badge tone="outline">judged blind</Badge> : null}
        {cherryPicking ? <Badge tone="warning">cherry-picked</Badge> : null}
        <span className="text-xs text-muted-foreground">
          {[
            `${CONFIDENCE_LABELS[confidence].name.toLowerCase()} confidence`,
            suggestedLevel === null
              ? ""
              : suggestedLevel === level
                ? "as suggested then"
                : `suggested then: ${levelLabel(suggestedLevel)}`,
            asOf ? `as of ${asOf}` : "",
            reviewBy ? `look again by ${reviewBy}` : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      <p className="mt-1 whitespace-pre-line">{rationale}</p>
    </li>
  );
}
