import type { QuantityStatus } from "#lib/claims/vocabulary.ts";

/** Shape by status: ● actual, ◇ planned, ▲ estimate, ○ not said. */
export function QuantityMark({ x, y, status }: { x: number; y: number; status: QuantityStatus | null }) {
  switch (status) {
    case "actual":
      return <circle cx={x} cy={y} r={5} className="fill-primary stroke-primary" />;
    case "planned":
      return (
        <path
          d={`M${x} ${y - 6} L${x + 6} ${y} L${x} ${y + 6} L${x - 6} ${y} Z`}
          className="fill-card stroke-primary"
          strokeWidth={2}
        />
      );
    case "estimate":
      return (
        <path
          d={`M${x} ${y - 6} L${x + 6} ${y + 5} L${x - 6} ${y + 5} Z`}
          className="fill-primary stroke-primary"
        />
      );
    case null:
      return <circle cx={x} cy={y} r={5} className="fill-card stroke-primary" strokeWidth={2} />;
  }
}

export const MARK_LEGEND =
  "● actual · ◇ planned · ▲ estimate · ○ not said. A line is what the words leave open; an arrow has no limit.";
