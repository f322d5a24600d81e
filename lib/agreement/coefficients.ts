import { type AlphaDetails, alphaStatistic, METRICS } from "./alpha.ts";
import { type ChanceDetails, fleissStatistic, gwetStatistic, percentStatistic } from "./chance.ts";
import type { Ratings } from "./ratings.ts";
import type { Statistic } from "./statistic.ts";

/** Coefficients for any number of reviewers, by the name a page, a worker or an export asks for. */
export const COEFFICIENTS = [
  "percent",
  "fleiss",
  ...METRICS.map((metric) => `alpha-${metric}` as const),
  "gwet-ac1",
  "gwet-ac2-linear",
  "gwet-ac2-quadratic",
] as const;
export type Coefficient = (typeof COEFFICIENTS)[number];

/** The named coefficient over ratings, ready for its value (`valueOf`) and its interval (`bootstrapSlices`). */
export function statisticFor(
  ratings: Ratings,
  coefficient: Coefficient,
): Statistic<AlphaDetails> | Statistic<ChanceDetails> {
  switch (coefficient) {
    case "percent":
      return percentStatistic(ratings);
    case "fleiss":
      return fleissStatistic(ratings);
    case "gwet-ac1":
      return gwetStatistic(ratings);
    case "gwet-ac2-linear":
      return gwetStatistic(ratings, "linear");
    case "gwet-ac2-quadratic":
      return gwetStatistic(ratings, "quadratic");
    case "alpha-nominal":
      return alphaStatistic(ratings, "nominal");
    case "alpha-ordinal":
      return alphaStatistic(ratings, "ordinal");
    case "alpha-interval":
      return alphaStatistic(ratings, "interval");
    case "alpha-ratio":
      return alphaStatistic(ratings, "ratio");
  }
}
