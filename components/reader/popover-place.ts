/** Pixels of the viewport. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Place {
  left: number;
  top: number;
}

const GAP = 10;

/**
 * Where a popover of a size goes so that it covers none of the passage: above its first line, else below its last,
 * else on that edge of the view that the passage leaves freer. Null when there is no line in sight.
 */
export function placePopover(
  lines: readonly Box[],
  view: Box,
  size: { width: number; height: number },
): Place | null {
  const seen = lines.filter((line) => line.bottom > view.top && line.top < view.bottom);
  const first = seen[0];
  const last = seen.at(-1);
  if (first === undefined || last === undefined) return null;
  const top = Math.min(...seen.map((line) => line.top));
  const bottom = Math.max(...seen.map((line) => line.bottom));
  const above = top - GAP - size.height;
  const below = bottom + GAP;
  if (above >= view.top) return { left: within(first.left, view, size.width), top: above };
  if (below + size.height <= view.bottom) return { left: within(last.left, view, size.width), top: below };
  return { left: within(view.right, view, size.width), top: view.bottom - size.height - GAP };
}

function within(left: number, view: Box, width: number): number {
  return Math.max(view.left + GAP, Math.min(left, view.right - width - GAP));
}
