import { independentRows, MISSING, type Ratings } from "#lib/agreement/ratings.ts";
import { seededRandom } from "#lib/agreement/random.ts";

export const REVIEWERS = 50;
export const UNITS = 20_000;
export const RESAMPLES = 1_000;

/** Levels 1–5 of a team that mostly agrees: three in five give the true level, one in ten gave none. */
export function teamOfReviewers(seed: number): Ratings {
  const random = seededRandom(seed);
  const codes = new Int16Array(REVIEWERS * UNITS);
  for (let unit = 0; unit < UNITS; unit++) {
    const truth = Math.floor(random() * 5);
    for (let reviewer = 0; reviewer < REVIEWERS; reviewer++) {
      const luck = random();
      const code = luck < 0.1 ? MISSING : luck < 0.7 ? truth : Math.floor(random() * 5);
      codes[unit * REVIEWERS + reviewer] = code;
    }
  }
  return independentRows(
    Array.from({ length: REVIEWERS }, (_, index) => `reviewer ${index + 1}`),
    [1, 2, 3, 4, 5],
    Array.from({ length: UNITS }, (_, index) => ({ id: `claim ${index + 1}` })),
    codes,
  );
}
