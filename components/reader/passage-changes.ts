import type { EnginePassage } from "./engine/passage-store.ts";

/** What must be told to the engine so that it shows `next` instead of `before`. */
export interface PassageChanges {
  removed: string[];
  /** Added, moved or tagged anew. */
  changed: EnginePassage[];
}

export function passageChanges(
  before: readonly EnginePassage[],
  next: readonly EnginePassage[],
): PassageChanges {
  const old = new Map(before.map((passage) => [passage.id, passage]));
  const changed: EnginePassage[] = [];
  for (const passage of next) {
    const was = old.get(passage.id);
    old.delete(passage.id);
    if (was === undefined || !samePassage(was, passage)) changed.push(passage);
  }
  return { removed: [...old.keys()], changed };
}

function samePassage(a: EnginePassage, b: EnginePassage): boolean {
  return a.start === b.start && a.end === b.end && a.tag === b.tag && a.mine === b.mine;
}
