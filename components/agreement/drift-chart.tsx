"use client";

import { useWidth } from "#components/pictures/use-width.ts";
import type { MeasureReport } from "#lib/agreement/report.ts";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { dayText, figureText, reasonText } from "./words.ts";

const HEIGHT = 120;
const y = (value: number) => HEIGHT - 14 - ((Math.max(-0.2, Math.min(1, value)) + 0.2) / 1.2) * (HEIGHT - 24);

/** The figure in equal stretches of time, as a line and as a table. */
export function DriftChart({ drift }: { drift: MeasureReport["drift"] }) {
  const { ref, width } = useWidth<HTMLDivElement>(560);
  if (drift.length === 0) return <p className="text-sm">Nothing was rated yet.</p>;
  const step = (width - 60) / Math.max(1, drift.length - 1);
  const points = drift.flatMap(({ value }, index) =>
    value.defined ? [{ x: 40 + index * step, y: y(value.value), value: value.value }] : [],
  );
  const [first, last] = [points[0], points.at(-1)];
  const change = first && last && points.length > 1 ? last.value - first.value : null;
  return (
    <div ref={ref} className="flex w-full max-w-180 flex-col gap-3">
      <p className="text-sm">
        {change === null
          ? "Too few stretches have a figure to tell whether reviewers drift."
          : `From the first to the last stretch with a figure it ${change >= 0 ? "rose" : "fell"} by ${Math.abs(change).toFixed(2)}.`}
      </p>
      {points.length > 1 ? (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label="The figure over time; the table below has the same numbers."
          className="block max-w-full"
        >
          {[0, 0.5, 1].map((tick) => (
            <g key={tick}>
              <line x1={34} x2={width} y1={y(tick)} y2={y(tick)} stroke="var(--border)" />
              <text x={0} y={y(tick) + 4} fontSize={11} fill="var(--muted-foreground)">
                {tick.toFixed(1)}
              </text>
            </g>
          ))}
          <polyline
            points={points.map((point) => `${point.x},${point.y}`).join(" ")}
            fill="none"
            stroke="var(--primary)"
            strokeWidth={2}
          />
          {points.map((point) => (
            <circle key={point.x} cx={point.x} cy={point.y} r={4} fill="var(--primary)" />
          ))}
        </svg>
      ) : null}
      <Table stacked label="Agreement over time" caption="Agreement in equal stretches of time">
        <TableHead>
          <tr>
            <TableHeader>From</TableHeader>
            <TableHeader>To</TableHeader>
            <TableHeader numeric>Ratings</TableHeader>
            <TableHeader numeric>Value</TableHeader>
            <TableHeader>Why</TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {drift.map(({ window, ratings, value }) => (
            <TableRow key={window.label}>
              <TableCell label="From" className="whitespace-nowrap">
                {dayText(window.start)}
              </TableCell>
              <TableCell label="To" className="whitespace-nowrap">
                {dayText(window.end - 1)}
              </TableCell>
              <TableCell label="Ratings" numeric>
                {ratings}
              </TableCell>
              <TableCell label="Value" numeric>
                {figureText(value)}
              </TableCell>
              <TableCell label="Why" className="text-muted-foreground">
                {reasonText(value)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
