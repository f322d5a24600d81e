import { levelLabel } from "#lib/corroboration/rubric.ts";
import type { Judgment } from "#lib/claims/dossier.ts";
import { LevelBadge } from "#components/ui/level-badge.tsx";
import { CONFIDENCE_LABELS } from "./labels.ts";

/** How each reviewer judges the claim, and what was suggested to them. */
export function JudgmentList({ judgments }: { judgments: readonly Judgment[] }) {
  return (
    <section aria-labelledby="judgments">
      <h2 id="judgments" className="mb-2 font-serif text-lg">
        Judgments
      </h2>
      {judgments.length === 0 ? (
        <p className="text-sm text-muted-foreground">Nobody has judged this claim yet.</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {judgments.map((judgment) => (
            <li key={judgment.id} className="px-4 py-3 text-sm">
              <p className="flex flex-wrap items-center gap-2">
                <LevelBadge level={judgment.level} />
                <span>{judgment.reviewer}</span>
                <span className="text-xs text-muted-foreground">
                  {CONFIDENCE_LABELS[judgment.confidence].name.toLowerCase()} confidence
                  {judgment.suggestedLevel === null
                    ? ""
                    : ` · suggested was ${levelLabel(judgment.suggestedLevel)}`}
                </span>
              </p>
              <p className="mt-1 whitespace-pre-line">{judgment.rationale}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
