const DAY = 24 * 60 * 60 * 1000;

/** The day of a due time as a date field writes it ("2026-12-05", UTC); "" where there is none. */
export const dueDayOf = (dueAt: number | null): string =>
  dueAt === null ? "" : new Date(dueAt).toISOString().slice(0, 10);

/** When work that is due on a day is overdue, in milliseconds since 1970: the day counts to its end. Null for "". */
export const endOfDueDay = (day: string): number | null => (day === "" ? null : Date.parse(day) + DAY - 1);
