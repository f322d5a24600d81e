import type { Quantity } from "#lib/claims/quantity.ts";
import { QUANTITY_STATUS_LABELS } from "./labels.ts";

const number = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 6 });

/** "up to 12,000 troops, special forces, planned, as of 2024-10-18". */
export function quantityLabel(quantity: Quantity): string {
  const { kind, filter, unit, per, status, asOf } = quantity;
  const counted = [amount(quantity), unit, kind].filter(Boolean).join(" ");
  return [
    counted + (per ? ` per ${per}` : ""),
    filter,
    status ? QUANTITY_STATUS_LABELS[status].toLowerCase() : "",
    asOf ? `as of ${asOf}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function amount({ value, upper, approximator }: Quantity): string {
  switch (approximator) {
    case "exact":
      return number(value);
    case "about":
      return `about ${number(value)}`;
    case "at-least":
      return `at least ${number(value)}`;
    case "up-to":
      return `up to ${number(value)}`;
    case "range":
    case "order-of-magnitude":
      return `${number(value)} to ${number(upper ?? value)}`;
  }
}
