/** In which order articles are given out. */
export const STRATEGIES = ["in-order", "random", "by-disagreement", "by-publisher"] as const;
export type Strategy = (typeof STRATEGIES)[number];
