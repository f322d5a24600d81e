import type { Mention } from "../claims/dossier.ts";
import { findQuantities } from "../claims/quantity-finding.ts";
import { type Quantity, severityOf } from "../claims/quantity.ts";

/** Where a number was taken from: recorded by a reviewer, read off the passage, or off the claim. */
export const QUANTITY_SOURCES = ["recorded", "passage", "claim"] as const;
export type QuantitySource = (typeof QUANTITY_SOURCES)[number];

/** The first number that a claim's own words state of something; null = none. */
export function quantityOfClaim(text: string): Quantity | null {
  const found = findQuantities(text).find(({ kind, unit }) => kind !== "" || unit !== "");
  return found ? plain(found) : null;
}

/**
 * The number that a mention states: what a reviewer recorded; without, the number of its passage that comes nearest
 * to the claim's, counting what the claim counts; without, the claim's own. null = the claim states no number.
 */
export function quantityOfMention(
  { quantity, exact }: Pick<Mention, "quantity" | "exact">,
  ofClaim: Quantity | null,
): { quantity: Quantity; source: QuantitySource } | null {
  if (quantity) return { quantity: plain(quantity), source: "recorded" };
  if (!ofClaim) return null;
  const nearest = findQuantities(exact)
    .filter(({ unit }) => unit === ofClaim.unit)
    .map((found) => ({ found, distance: severityOf(found, ofClaim) }))
    .filter(({ distance }) => Number.isFinite(distance))
    .toSorted((a, b) => a.distance - b.distance)[0]?.found;
  if (!nearest) return { quantity: ofClaim, source: "claim" };
  const { value, upper, approximator } = nearest;
  return { quantity: { ...ofClaim, value, upper, approximator }, source: "passage" };
}

function plain({ kind, filter, unit, per, value, upper, approximator, status, asOf }: Quantity): Quantity {
  return { kind, filter, unit, per, value, upper, approximator, status, asOf };
}
