import type { MatrixCell } from "#lib/pictures/matrix.ts";

/** Colour says what sign and word say too. */
export const CELL_LOOK: Record<
  MatrixCell["stance"],
  { table: string; fill: string; line: string; dash?: string }
> = {
  supports: {
    table: "bg-accent text-accent-foreground",
    fill: "fill-accent",
    line: "stroke-accent-foreground",
  },
  contradicts: {
    table: "bg-warning-tint text-warning",
    fill: "fill-warning-tint",
    line: "stroke-warning",
    dash: "4 2",
  },
  mentions: { table: "bg-muted text-foreground", fill: "fill-muted", line: "stroke-border" },
  mixed: {
    table: "bg-warning-tint text-warning",
    fill: "fill-warning-tint",
    line: "stroke-warning",
    dash: "1 2",
  },
};
