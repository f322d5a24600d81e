import type { ReusePiece } from "#lib/pictures/reuse-pieces.ts";

/** Colour says what line and word say too. */
export const REUSE_LOOK: Record<ReusePiece["kind"], string> = {
  verbatim: "bg-accent text-foreground underline decoration-primary decoration-2 underline-offset-4",
  rewritten:
    "bg-warning-tint text-foreground underline decoration-warning decoration-dashed decoration-2 underline-offset-4",
  new: "",
  ignored: "text-muted-foreground line-through decoration-1",
  between: "",
};

export const REUSE_NAMES: Record<ReusePiece["kind"], string> = {
  verbatim: "word for word",
  rewritten: "rewritten",
  new: "new",
  ignored: "boilerplate, left out",
  between: "",
};
