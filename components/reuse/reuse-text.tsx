import type { ReusePiece } from "#lib/pictures/reuse-pieces.ts";
import { cn } from "#components/ui/class-names.ts";
import { REUSE_LOOK, REUSE_NAMES } from "./labels.ts";

interface Props {
  side: "a" | "b";
  title: string;
  pieces: readonly ReusePiece[];
}

/** One article, painted; whatever is reused leads to where it stands in the other one. */
export function ReuseText({ side, title, pieces }: Props) {
  const other = side === "a" ? "b" : "a";
  return (
    <div
      role="region"
      aria-label={title}
      tabIndex={0}
      className="max-h-[70dvh] overflow-y-auto rounded-lg border bg-card px-4 py-3 font-reading text-base leading-7 whitespace-pre-wrap"
    >
      {pieces.map(({ kind, text, match }, index) =>
        match === null ? (
          <span key={index} id={`${side}-${index}`} className={REUSE_LOOK[kind]}>
            {text}
          </span>
        ) : (
          <a
            key={index}
            id={`${side}-${index}`}
            href={`#${other}-${match}`}
            title={`${REUSE_NAMES[kind]}: show it in the other article`}
            className={cn(REUSE_LOOK[kind], "rounded-sm target:outline-2 target:outline-ring hover:bg-muted")}
          >
            {text}
          </a>
        ),
      )}
    </div>
  );
}
