import { cn } from "#components/ui/class-names.ts";
import { percent } from "#lib/corroboration/independence.ts";
import type { Share } from "#lib/publishers/profile.ts";

const WIDTH = 160;

/** "4 of 9, 44% (19–74%)"; the counts alone where they are too few for a share. */
export function shareText({ count, of, share, interval }: Share): string {
  if (of === 0) return "none yet";
  if (share === null || interval === null) return `${count} of ${of}`;
  return `${count} of ${of}, ${percent(share)} (95% interval ${percent(interval[0])} to ${percent(interval[1])})`;
}

/** A share with its interval as a line with a mark; below the minimum of evidence only the counts. */
export function ShareBar({ share }: { share: Share }) {
  const { interval } = share;
  return (
    <span className="block">
      {share.share !== null && interval !== null ? (
        <svg aria-hidden="true" width={WIDTH} height={16} className="block max-w-full">
          <line x1={0} x2={WIDTH} y1={8} y2={8} className="stroke-border" strokeWidth={1} />
          <line
            x1={interval[0] * WIDTH}
            x2={interval[1] * WIDTH}
            y1={8}
            y2={8}
            className="stroke-primary"
            strokeWidth={4}
          />
          <circle
            cx={Math.min(WIDTH - 5, Math.max(5, share.share * WIDTH))}
            cy={8}
            r={5}
            className="fill-card stroke-primary"
            strokeWidth={2}
          />
        </svg>
      ) : null}
      <span className={cn("text-sm tabular-nums", share.of === 0 && "text-muted-foreground")}>
        {shareText(share)}
      </span>
    </span>
  );
}
