"use client";

import type { BurnDown } from "#lib/assignment/burn-down.ts";
import { burnDownSummary, burnDownTable } from "#lib/assignment/burn-down-words.ts";
import { scaleFor } from "#lib/pictures/scale.ts";
import { timeAxis } from "#lib/pictures/time-axis.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { SvgText } from "#components/pictures/svg-text.tsx";

const HEIGHT = 220;
const [TOP, BOTTOM, START, END] = [14, 26, 40, 14];

interface Props {
  burnDown: BurnDown;
  /** Names by reviewer, in the order of the table's columns. */
  names: ReadonlyMap<string, string>;
}

/** How many reviews were left each day, and where that leads. */
export function BurnDownPicture({ burnDown, names }: Props) {
  const summary = burnDownSummary(burnDown);
  return (
    <Picture
      title="Reviews left"
      summary={summary}
      fileName="burn-down"
      table={burnDownTable(burnDown, names)}
      // One day is a number; a picture begins with the second.
      first={burnDown.days.length > 1 ? "picture" : "table"}
      legend="Solid: reviews left at the end of each day (UTC). Dotted: all that are asked for. Dashed: at the pace of the last days. ┊ due day."
    >
      {(width) => <Drawing burnDown={burnDown} width={width} label={summary} />}
    </Picture>
  );
}

function Drawing({ burnDown, width, label }: { burnDown: BurnDown; width: number; label: string }) {
  const { days, doneOn, dueAt } = burnDown;
  const last = days.at(-1);
  const moments = [...days.map(({ day }) => day), ...[doneOn, dueAt].filter((at) => at !== null)];
  const x = timeAxis(moments, START, width - END, Math.max(2, Math.floor(width / 90)));
  const most = Math.max(1, ...days.map(({ asked }) => asked));
  const y = scaleFor([0, most], HEIGHT - BOTTOM, TOP, 5);
  const stepped = (value: (day: (typeof days)[number]) => number) =>
    days
      .map((day, index) => {
        const [at, height] = [x.at(day.day), y.at(value(day))];
        return index === 0 ? `M${at},${height}` : `H${at}V${height}`;
      })
      .join("");
  return (
    <svg role="img" aria-label={label} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
      {y.ticks.filter(Number.isInteger).map((tick) => (
        <g key={tick}>
          <line x1={START} x2={width - END} y1={y.at(tick)} y2={y.at(tick)} className="stroke-border" />
          <SvgText x={START - 6} y={y.at(tick) + 4} lines={[String(tick)]} size={11} anchor="end" muted />
        </g>
      ))}
      {x.ticks.map(({ at, label: tick }) => (
        <SvgText key={at} x={x.at(at)} y={HEIGHT - 8} lines={[tick]} size={11} anchor="middle" muted />
      ))}
      {dueAt === null ? null : (
        <line
          x1={x.at(dueAt)}
          x2={x.at(dueAt)}
          y1={TOP}
          y2={HEIGHT - BOTTOM}
          className="stroke-warning"
          strokeWidth={2}
          strokeDasharray="2 3"
        />
      )}
      <path
        d={stepped(({ asked }) => asked)}
        fill="none"
        className="stroke-muted-foreground"
        strokeWidth={1.5}
        strokeDasharray="1 4"
      />
      <path d={stepped(({ left }) => left)} fill="none" className="stroke-primary" strokeWidth={2.5} />
      {last && doneOn !== null ? (
        <line
          x1={x.at(last.day)}
          y1={y.at(last.left)}
          x2={x.at(doneOn)}
          y2={y.at(0)}
          className="stroke-primary"
          strokeWidth={1.5}
          strokeDasharray="6 4"
        />
      ) : null}
      {last ? (
        <g>
          <circle cx={x.at(last.day)} cy={y.at(last.left)} r={4} className="fill-primary" />
          <SvgText
            x={x.at(last.day) + 8}
            y={Math.max(TOP + 8, y.at(last.left) - 6)}
            lines={[`${last.left} left`]}
            bold
            halo
            anchor={x.at(last.day) > width * 0.8 ? "end" : "start"}
          />
        </g>
      ) : null}
    </svg>
  );
}
