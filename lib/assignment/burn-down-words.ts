import { dayLabel } from "../articles/dates.ts";
import type { DataTable } from "../pictures/data-table.ts";
import type { BurnDown } from "./burn-down.ts";

const RECENT = 7;

/** What a burn-down says, in a sentence or two. */
export function burnDownSummary({ days, pace, doneOn, dueAt }: BurnDown): string {
  const last = days.at(-1);
  if (!last || last.asked === 0) return "There is nothing to review yet.";
  if (last.left === 0) return `All ${last.asked} reviews are submitted.`;
  const left = `${last.left} of ${last.asked} reviews ${last.left === 1 ? "is" : "are"} left.`;
  const span = Math.min(RECENT, days.length);
  const recent = span === 1 ? "today" : `the last ${span} days`;
  const due = dueAt === null ? "" : dayLabel(dueAt);
  if (doneOn === null)
    return `${left} None was submitted ${span === 1 ? "today" : `in ${recent}`}.${due ? ` Due on ${due}.` : ""}`;
  const rate = Number(pace.toFixed(1)) || pace.toFixed(2);
  const against = due === "" ? "" : `, ${doneOn > (dueAt ?? 0) ? "after" : "by"} the due day, ${due}`;
  return `${left} At the pace of ${recent}, ${rate} a day, the last would be submitted on ${dayLabel(doneOn)}${against}.`;
}

/** The days behind the picture, with what each reviewer had submitted by then. */
export function burnDownTable({ days }: BurnDown, names: ReadonlyMap<string, string>): DataTable {
  const reviewers = [...names];
  return {
    columns: [
      { name: "Day" },
      ...["Asked", "Left", ...reviewers.map(([, name]) => `Submitted by ${name}`)].map((name) => ({
        ...{ name, numeric: true },
      })),
    ],
    rows: days.map(({ day, asked, left, submitted }) => [
      new Date(day).toISOString().slice(0, 10),
      ...[asked, left],
      ...reviewers.map(([id]) => submitted.get(id) ?? 0),
    ]),
  };
}
