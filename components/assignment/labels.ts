import type { Strategy } from "#lib/assignment/strategies.ts";
import type { PlaceState } from "#lib/assignment/places.ts";

export const STRATEGY_LABELS: Record<Strategy, { label: string; about: string }> = {
  "in-order": { label: "In order", about: "as the articles were imported" },
  random: { label: "Random", about: "shuffled once; the order stays the same for everybody" },
  "by-disagreement": { label: "By disagreement", about: "what reviewers see most differently first" },
  "by-publisher": { label: "By publisher", about: "one article of each publisher in turn" },
};

export const PLACE_LABELS: Record<PlaceState, string> = {
  submitted: "Submitted",
  held: "At work",
  skipped: "Skipped",
  lapsed: "Lapsed",
};
