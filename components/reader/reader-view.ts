import type { Block, TextSpan } from "#lib/text/passage.ts";
import type { ReaderText } from "./engine/mount.ts";

/** Cards drawn at most; more could not be read beside one screen of text. */
const CARDS_AT_MOST = 60;

/** An annotation near the view: its id and where its first line stands, in pixels from the top of the text. */
export interface NearPassage {
  id: string;
  top: number;
}

/** The passages near the view with their places. */
export function nearPassages(engine: ReaderText): NearPassage[] {
  const near: NearPassage[] = [];
  for (const passage of engine.passagesNearView(CARDS_AT_MOST)) {
    const top = engine.topOf(passage);
    if (top !== null) near.push({ id: passage.id, top: Math.round(top) });
  }
  return near;
}

export function sameNear(a: readonly NearPassage[], b: readonly NearPassage[]): boolean {
  return a.length === b.length && a.every((each, at) => each.id === b[at]?.id && each.top === b[at]?.top);
}

/** Moves the minimap's thumb to the part of the text that is in sight. */
export function moveThumb(thumb: HTMLElement | null, scroller: HTMLElement | null): void {
  if (thumb === null || scroller === null) return;
  const whole = Math.max(1, scroller.scrollHeight);
  thumb.style.top = `${(scroller.scrollTop / whole) * 100}%`;
  thumb.style.height = `${Math.max(2, (scroller.clientHeight / whole) * 100)}%`;
}

/** How many blocks a span touches. */
export function countBlocks(blocks: readonly Block[], span: TextSpan): number {
  return blocks.filter((block) => block.start < span.end && block.end > span.start).length;
}
