import type { Quantity } from "../claims/quantity.ts";

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });
const WORDS = {
  exact: "",
  about: "about ",
  "at-least": "at least ",
  "up-to": "up to ",
  range: "",
  "order-of-magnitude": "",
} as const satisfies Record<Quantity["approximator"], string>;

/** "12,000", "about 12,000", "10,000–12,000 km": the number as short as it can be said. */
export function quantityText({ value, upper, unit, per, approximator }: Quantity): string {
  const number = upper === null ? NUMBER.format(value) : `${NUMBER.format(value)}–${NUMBER.format(upper)}`;
  const withUnit =
    unit === ""
      ? number
      : /^[$€£¥]$/u.test(unit)
        ? unit + number
        : unit === "%"
          ? `${number}%`
          : `${number} ${unit}`;
  return `${WORDS[approximator]}${withUnit}${per === "" ? "" : ` per ${per}`}`;
}
