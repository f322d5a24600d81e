import type { Tag } from "#lib/annotations/tags.ts";
import { compareIntervals, IntervalIndex, type Interval } from "./interval-index.ts";

/** What the engine needs to know of an annotation. */
export interface EnginePassage extends Interval {
  tag: Tag;
  /** False for a colleague's annotation, which is painted thinner. */
  mine: boolean;
}

/** Depths at which passages with the same tag are underlined where they overlap. */
export const LANES = 3;

/** How far beyond a question at the head of a text its answer is prepared, in UTF-16 code units. */
const AHEAD = 20_000;
/** Beyond this many passages at the head, all are put in order at once. */
const FEW = 1_000;

/**
 * All passages of a text: by id, by place, and each with the lane it is painted in.
 * A lane is given once, when a passage arrives, so that nothing else changes its look.
 * Passages that arrive together are put in order when somebody needs that: the first picture needs only the few at
 * the head of the text, whose lanes depend on nothing behind them.
 */
export class PassageStore {
  private readonly byId = new Map<string, EnginePassage>();
  private readonly lanes = new Map<string, number>();
  private index = new IntervalIndex<EnginePassage>();
  private unordered: readonly EnginePassage[] | null = null;
  private head: { passages: readonly EnginePassage[]; until: number } = { passages: [], until: 0 };
  private accept: (passage: EnginePassage) => boolean = () => true;

  get size(): number {
    this.putInOrder();
    return this.byId.size;
  }

  get(id: string): EnginePassage | undefined {
    this.putInOrder();
    return this.byId.get(id);
  }

  laneOf(id: string): number {
    if (!this.lanes.has(id)) this.putInOrder();
    return this.lanes.get(id) ?? 0;
  }

  replaceAll(passages: readonly EnginePassage[]): void {
    this.unordered = passages;
    this.head = { passages: [], until: 0 };
    this.lanes.clear();
  }

  /** Indexes what arrived last, unless that is done. */
  putInOrder(): void {
    if (this.unordered === null) return;
    const passages = this.unordered;
    this.unordered = null;
    this.byId.clear();
    for (const passage of passages) this.byId.set(passage.id, passage);
    this.index = new IntervalIndex([...this.byId.values()]);
    for (const [id, lane] of sweepLanes(this.index)) this.lanes.set(id, lane);
  }

  add(passage: EnginePassage): void {
    this.remove(passage.id);
    this.lanes.set(passage.id, this.freeLane(passage));
    this.byId.set(passage.id, passage);
    this.index.add(passage);
  }

  remove(id: string): EnginePassage | undefined {
    const passage = this.get(id);
    if (passage === undefined) return undefined;
    this.byId.delete(id);
    this.lanes.delete(id);
    this.index.remove(passage);
    return passage;
  }

  /** Hidden passages are neither painted nor hit; the text is not touched. */
  setFilter(accept: (passage: EnginePassage) => boolean): void {
    this.accept = accept;
  }

  /** The passages in sight of the filter that overlap [start, end), in order of start. */
  overlapping(start: number, end: number): EnginePassage[] {
    const head = this.headUntil(end);
    const found = head?.filter((each) => each.start < end && each.end > start);
    return (found ?? this.index.overlapping(start, end)).filter(this.accept);
  }

  shows(passage: EnginePassage): boolean {
    return this.accept(passage);
  }

  *[Symbol.iterator](): Iterator<EnginePassage> {
    this.putInOrder();
    for (const passage of this.index) if (this.accept(passage)) yield passage;
  }

  /** The passages that begin before `end`, in order and with lanes; null when all are in order anyway. */
  private headUntil(end: number): readonly EnginePassage[] | null {
    if (this.unordered === null) return null;
    if (end <= this.head.until) return this.head.passages;
    const until = end + AHEAD;
    const passages = this.unordered.filter((each) => each.start < until);
    if (passages.length > FEW) {
      this.putInOrder();
      return null;
    }
    passages.sort(compareIntervals);
    for (const [id, lane] of sweepLanes(passages)) this.lanes.set(id, lane);
    this.head = { passages, until };
    return passages;
  }

  private freeLane(passage: EnginePassage): number {
    const taken = new Set<number>();
    for (const other of this.index.overlapping(passage.start, passage.end)) {
      if (other.tag === passage.tag) taken.add(this.laneOf(other.id));
    }
    for (let lane = 0; lane < LANES; lane += 1) if (!taken.has(lane)) return lane;
    return LANES - 1;
  }
}

/** Lanes for passages in order of start: the first lane that is free where the passage begins, else the last. */
export function sweepLanes(inOrder: Iterable<EnginePassage>): Map<string, number> {
  const lanes = new Map<string, number>();
  const endsByTag = new Map<Tag, number[]>();
  for (const passage of inOrder) {
    const ends = endsByTag.get(passage.tag) ?? new Array<number>(LANES).fill(-1);
    endsByTag.set(passage.tag, ends);
    const free = ends.findIndex((end) => end <= passage.start);
    const lane = free === -1 ? LANES - 1 : free;
    ends[lane] = Math.max(ends[lane] ?? -1, passage.end);
    lanes.set(passage.id, lane);
  }
  return lanes;
}
