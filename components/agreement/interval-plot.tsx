"use client";

import { useWidth } from "#components/pictures/use-width.ts";
import type { MeasureReport } from "#lib/agreement/report.ts";
import { MEASURE_WORDS } from "./words.ts";

const LEFT = 96;
const RIGHT = 24;
const ROW = 30;
const STEP = 0.2;

/** Where the axis begins: no figure lies to the left of it. */
function leftEnd(measures: readonly MeasureReport[]): number {
  const lowest = measures.flatMap(({ value, interval }) => [
    ...(value.defined ? [value.value] : []),
    ...(interval.defined ? [interval.lower] : []),
  ]);
  return Math.floor(Math.min(0, ...lowest) / STEP) * STEP;
}

/** Every figure as a point on its interval; the table below says the same in numbers. */
export function IntervalPlot({ measures }: { measures: readonly MeasureReport[] }) {
  const { ref, width } = useWidth<HTMLDivElement>(640);
  const from = leftEnd(measures);
  const x = (value: number) => LEFT + ((value - from) / (1 - from)) * (width - LEFT - RIGHT);
  const ticks = Array.from({ length: Math.round((1 - from) / STEP) + 1 }, (_, index) => from + index * STEP);
  const bottom = measures.length * ROW + 12;
  return (
    <div ref={ref} className="max-w-180">
      <svg
        width={width}
        height={bottom + 22}
        role="img"
        aria-label="Points with their intervals; the table below has the same figures."
        className="block max-w-full text-foreground"
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={4} y2={bottom} stroke="var(--border)" />
            <text
              x={x(tick)}
              y={bottom + 16}
              textAnchor="middle"
              fontSize={11}
              fill="var(--muted-foreground)"
            >
              {tick.toFixed(1).replace("-0.0", "0.0")}
            </text>
          </g>
        ))}
        <line x1={x(0.8)} x2={x(0.8)} y1={4} y2={bottom} stroke="var(--primary)" strokeDasharray="4 3" />
        <line x1={x(0.667)} x2={x(0.667)} y1={4} y2={bottom} stroke="var(--input)" strokeDasharray="2 3" />
        {measures.map(({ measure, value, interval }, index) => {
          const y = index * ROW + 22;
          return (
            <g key={measure}>
              <text x={0} y={y + 4} fontSize={13} fill="currentColor">
                {MEASURE_WORDS[measure].name}
              </text>
              {interval.defined ? (
                <line
                  x1={x(interval.lower)}
                  x2={x(interval.upper)}
                  y1={y}
                  y2={y}
                  stroke="var(--primary)"
                  strokeWidth={2.5}
                />
              ) : null}
              {value.defined ? (
                <circle cx={x(value.value)} cy={y} r={5} fill="var(--primary)" />
              ) : (
                <text x={x(0) + 6} y={y + 4} fontSize={12} fill="var(--muted-foreground)">
                  no figure
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
