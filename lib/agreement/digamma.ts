/** Digamma of a positive number: recurrence up to 10, then the asymptotic series (error below 1e-12). */
export function digamma(x: number): number {
  let shifted = x;
  let result = 0;
  while (shifted < 10) result -= 1 / shifted++;
  const inverse = 1 / shifted ** 2;
  const series =
    inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse * (1 / 240 - inverse / 132))));
  return result + Math.log(shifted) - 1 / (2 * shifted) - series;
}
