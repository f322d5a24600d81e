import { STANCE_SIGNS, type Stance } from "#lib/claims/vocabulary.ts";
import { Badge } from "./badge.tsx";

const TONES = { supports: "accent", contradicts: "warning", mentions: "neutral" } as const satisfies Record<
  Stance,
  string
>;

export interface StanceBadgeProps {
  stance: Stance;
  className?: string;
}

/** How a piece of evidence stands to a claim: sign and word. */
export function StanceBadge({ stance, className }: StanceBadgeProps) {
  return (
    <Badge tone={TONES[stance]} {...(className ? { className } : {})}>
      <span aria-hidden="true">{STANCE_SIGNS[stance]}</span>
      {stance}
    </Badge>
  );
}
