import { RUBRIC, type Level } from "#lib/corroboration/rubric.ts";
import { cn } from "./class-names.ts";

const COLOURS = {
  0: "bg-level-0 text-level-0-foreground",
  1: "bg-level-1 text-level-1-foreground",
  2: "bg-level-2 text-level-2-foreground",
  3: "bg-level-3 text-level-3-foreground",
  4: "bg-level-4 text-level-4-foreground",
  5: "bg-level-5 text-level-5-foreground",
} as const satisfies Record<Level, string>;

export interface LevelBadgeProps {
  /** `null`: nobody has judged yet, which is not level 0. */
  level: Level | null;
  className?: string;
}

/** "5 Confirmed": number, word and colour together, never colour alone. */
export function LevelBadge({ level, className }: LevelBadgeProps) {
  return (
    <span
      data-badge=""
      className={cn(
        "inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-xs font-medium whitespace-nowrap",
        level === null ? "border border-dashed border-input text-muted-foreground" : COLOURS[level],
        className,
      )}
    >
      {level === null ? (
        "Not judged"
      ) : (
        <>
          <span className="tabular-nums">{level}</span> {RUBRIC[level].name}
        </>
      )}
    </span>
  );
}
