/** A source of numbers in [0, 1). Randomness is always an argument, so that a figure can be computed again. */
export type Random = () => number;

/** The small fast counting generator sfc32 (Doty-Humphrey, PractRand), seeded from one 32-bit integer. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // The first outputs of close seeds are alike.
  for (let warmUp = 0; warmUp < 15; warmUp++) next();
  return next;
}
