"use client";

import { useId } from "react";
import { BOUNDARY_RULES, VOTE_RULES, type BoundaryRule, type VoteRule } from "#lib/adjudication/propose.ts";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { BOUNDARY_LABELS, VOTE_LABELS } from "./labels.ts";

export interface StrategyChoice {
  vote: VoteRule;
  boundary: BoundaryRule;
}

interface Props {
  choice: StrategyChoice;
  onChoice: (choice: StrategyChoice) => void;
  /** How many places the merge would settle or correct. */
  changes: number;
  onMerge: () => void;
}

/** How open places are filled in before anybody decides. */
export function StrategyBar({ choice, onChoice, changes, onMerge }: Props) {
  const vote = useId();
  const boundary = useId();
  return (
    <section aria-label="Merge" className="flex flex-wrap items-end gap-2 border-b p-3">
      <div className="min-w-36 flex-1">
        <label htmlFor={vote} className="text-xs font-medium">
          Propose by
        </label>
        <Select
          id={vote}
          value={choice.vote}
          onChange={({ target }) =>
            onChoice({ ...choice, vote: VOTE_RULES.find((rule) => rule === target.value) ?? choice.vote })
          }
        >
          {VOTE_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {VOTE_LABELS[rule]}
            </option>
          ))}
        </Select>
      </div>
      <div className="min-w-32 flex-1">
        <label htmlFor={boundary} className="text-xs font-medium">
          Boundaries
        </label>
        <Select
          id={boundary}
          value={choice.boundary}
          onChange={({ target }) =>
            onChoice({
              ...choice,
              boundary: BOUNDARY_RULES.find((rule) => rule === target.value) ?? choice.boundary,
            })
          }
        >
          {BOUNDARY_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {BOUNDARY_LABELS[rule]}
            </option>
          ))}
        </Select>
      </div>
      <Button variant="secondary" disabled={changes === 0} onClick={onMerge}>
        {changes === 0 ? "Nothing to merge" : `Settle ${changes} so`}
      </Button>
    </section>
  );
}
