/** A rectangle in pixels of the viewport. */
export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Side = "top" | "right" | "bottom" | "left";
export type Align = "start" | "center" | "end";

/** Pixels between a window and what it belongs to, and between it and the edge of the screen. */
const GAP = 6;
const EDGE = 8;

/**
 * Where a small window of a size goes beside its control: on the side asked for, on the opposite one when there is
 * no room, and in any case on the screen.
 */
export function placeBeside(
  anchor: Rectangle,
  size: { width: number; height: number },
  screen: { width: number; height: number },
  { side = "bottom", align = "center" }: { side?: Side; align?: Align } = {},
): { left: number; top: number } {
  const room = {
    top: anchor.top - GAP - EDGE - size.height,
    bottom: screen.height - anchor.bottom - GAP - EDGE - size.height,
    left: anchor.left - GAP - EDGE - size.width,
    right: screen.width - anchor.right - GAP - EDGE - size.width,
  };
  const chosen = room[side] < 0 && room[OPPOSITE[side]] > room[side] ? OPPOSITE[side] : side;
  const place =
    chosen === "top" || chosen === "bottom"
      ? {
          left: aligned(anchor.left, anchor.right, size.width, align),
          top: chosen === "top" ? anchor.top - GAP - size.height : anchor.bottom + GAP,
        }
      : {
          left: chosen === "left" ? anchor.left - GAP - size.width : anchor.right + GAP,
          top: aligned(anchor.top, anchor.bottom, size.height, align),
        };
  return {
    left: within(place.left, screen.width - size.width),
    top: within(place.top, screen.height - size.height),
  };
}

const OPPOSITE = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;

function aligned(start: number, end: number, length: number, align: Align): number {
  if (align === "start") return start;
  return align === "end" ? end - length : (start + end - length) / 2;
}

function within(at: number, last: number): number {
  return Math.max(EDGE, Math.min(at, last - EDGE));
}
