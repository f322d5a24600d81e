import "server-only";
import type { Authorized } from "#db/guard.ts";

/** Names by id of the reviewers whose work `by` may tell apart: everybody's, or one's own where the project is blind. */
export function namesToldApart(
  { isBlind, actor }: Pick<Authorized, "isBlind" | "actor">,
  reviewers: readonly { id: string; name: string }[],
): Map<string, string> {
  const shown = isBlind ? reviewers.filter(({ id }) => id === actor.id) : reviewers;
  return new Map(shown.map(({ id, name }) => [id, name]));
}
