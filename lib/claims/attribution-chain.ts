/** One step of an attribution chain as it is kept: who relays whom. `parentId` null = the outermost voice. */
export interface ChainStep {
  id: string;
  parentId: string | null;
}

/** The chain that ends at `id`, outermost first; null when a parent is missing or the chain runs in a circle. */
export function chainTo(steps: readonly ChainStep[], id: string): string[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const chain: string[] = [];
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null;) {
    const step = byId.get(at);
    if (!step || seen.has(at)) return null;
    seen.add(at);
    chain.unshift(at);
    at = step.parentId;
  }
  return chain;
}

/** Why a set of steps cannot be kept, in words; null when every chain ends at an outermost voice. */
export function chainProblem(steps: readonly ChainStep[]): string | null {
  const ids = new Set(steps.map((step) => step.id));
  if (ids.size !== steps.length) return "Two steps of the attribution have the same id.";
  if (steps.some((step) => step.parentId === step.id)) return "An attribution cannot relay itself.";
  if (steps.some((step) => step.parentId !== null && !ids.has(step.parentId))) {
    return "An attribution names a relay that is not part of this mention.";
  }
  return steps.some((step) => chainTo(steps, step.id) === null)
    ? "The attribution runs in a circle: each voice would relay the other."
    : null;
}
