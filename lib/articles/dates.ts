const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "13 May 2025" for milliseconds since 1970, in UTC, so that every reader and the server show the same day. */
export function dayLabel(millis: number): string {
  return DAY.format(millis);
}

/** "2025-05-13" for a date field; empty for none. */
export function dateFieldValue(millis: number | null): string {
  return millis === null ? "" : new Date(millis).toISOString().slice(0, 10);
}

/** Milliseconds of a date field's value at the start of that day in UTC; null for an empty or broken one. */
export function millisOfDateField(value: string): number | null {
  const millis = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(millis) ? null : millis;
}
