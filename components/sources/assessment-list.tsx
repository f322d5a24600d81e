import type { PublisherAssessment } from "#lib/claims/dossier.ts";
import { CRITERIA } from "#lib/claims/vocabulary.ts";
import { dayLabel } from "#lib/articles/dates.ts";
import { Badge } from "#components/ui/badge.tsx";
import { CRITERION_LABELS, GRADE_LABELS, OUTCOME_LABELS } from "./labels.ts";

/** What each reviewer says about a publisher, in words and grades. */
export function AssessmentList({ assessments }: { assessments: readonly PublisherAssessment[] }) {
  if (assessments.length === 0)
    return <p className="text-sm text-muted-foreground">No reviewer has graded this publisher yet.</p>;
  return (
    <ul className="divide-y">
      {assessments.map(({ id, reviewer, reliability, criteria, rationale, updatedAt }) => (
        <li key={id} className="py-3 first:pt-0">
          <p className="flex flex-wrap items-center gap-2 text-sm">
            <Badge>{GRADE_LABELS[reliability]}</Badge>
            <span className="font-medium">{reviewer}</span>
            <span className="text-xs text-muted-foreground">{dayLabel(updatedAt)}</span>
          </p>
          <p className="mt-1 text-sm">{rationale}</p>
          <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-muted-foreground">
            {CRITERIA.map((criterion) => {
              const outcome = criteria[criterion];
              return outcome ? (
                <li key={criterion}>
                  {CRITERION_LABELS[criterion]}: {OUTCOME_LABELS[outcome].toLowerCase()}
                </li>
              ) : null;
            })}
          </ul>
        </li>
      ))}
    </ul>
  );
}
