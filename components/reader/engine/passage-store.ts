import type { Tag } from "#lib/annotations/tags.ts";
import { IntervalIndex, type Interval } from "./interval-index.ts";

/** What the engine needs to know of an annotation. */
export interface EnginePassage extends Interval {
  tag: Tag;
  /** False for a colleague's annotation, which is painted thinner. */
  mine: boolean;
}

/** Depths at which passages with the same tag are underlined where they overlap. */
export const LANES = 3;

/**
 * All passages of a text: by id, by place, and each with the lane it is painted in.
 * A lane is given once, when a passage arrives, so that nothing else changes its look.
 */
export class PassageStore {
  private readonly byId = new Map<string, EnginePassage>();
  private readonly lanes = new Map<string, number>();
  private index = new IntervalIndex<EnginePassage>();
  private accept: (passage: EnginePassage) => boolean = () => true;

  get size(): number {
    return this.byId.size;
  }

  get(id: string): EnginePassage | undefined {
    return this.byId.get(id);
  }

  laneOf(id: string): number {
    return this.lanes.get(id) ?? 0;
  }

  replaceAll(passages: readonly EnginePassage[]): void {
    this.byId.clear();
    this.lanes.clear();
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
    const passage = this.byId.get(id);
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
    return this.index.overlapping(start, end).filter(this.accept);
  }

  shows(passage: EnginePassage): boolean {
    return this.accept(passage);
  }

  *[Symbol.iterator](): Iterator<EnginePassage> {
    for (const passage of this.index) if (this.accept(passage)) yield passage;
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
