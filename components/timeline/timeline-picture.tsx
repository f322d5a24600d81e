"use client";

import { fitText } from "#lib/pictures/text-width.ts";
import { timeAxis } from "#lib/pictures/time-axis.ts";
import {
  copyText,
  timelineSummary,
  timelineTable,
  type Moment,
  type Timeline,
  type TimelineRow,
} from "#lib/pictures/timeline.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { SvgText } from "#components/pictures/svg-text.tsx";

const ROW = 46;
const AXIS = 26;
const MARGIN = 14;

/** When each article that makes a claim appeared. */
export function TimelinePicture({ projectId, timeline }: { projectId: string; timeline: Timeline }) {
  const summary = timelineSummary(timeline);
  return (
    <Picture
      title={timeline.claim}
      summary={summary}
      fileName="timeline"
      table={timelineTable(timeline)}
      legend="┊ day the claim names · ● published · ◇ number holds as of · □ newer text came in · dashed circle: shares text with an earlier one. Times in UTC."
    >
      {(width) => <TimelineDrawing {...{ projectId, timeline, width }} label={summary} />}
    </Picture>
  );
}

interface DrawingProps {
  projectId: string;
  timeline: Timeline;
  width: number;
  label: string;
}

function TimelineDrawing({ projectId, timeline, width, label }: DrawingProps) {
  const { events, rows } = timeline;
  const moments = [...events, ...rows.flatMap((row) => row.moments)].map(({ at }) => at);
  const axis = timeAxis(moments, MARGIN, width - MARGIN, Math.floor(width / 80));
  const height = AXIS + rows.length * ROW + 6;
  return (
    <svg role="group" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {axis.ticks.map(({ at, label: tick }) => (
        <g key={at}>
          <line x1={axis.at(at)} x2={axis.at(at)} y1={AXIS - 6} y2={height} className="stroke-border" />
          <SvgText x={axis.at(at)} y={14} lines={[tick]} size={11} anchor="middle" muted />
        </g>
      ))}
      {events.map(({ at }) => (
        <g key={at}>
          <title>Day that the claim names</title>
          <line
            x1={axis.at(at)}
            x2={axis.at(at)}
            y1={AXIS - 6}
            y2={height}
            className="stroke-warning"
            strokeWidth={2}
            strokeDasharray="2 3"
          />
        </g>
      ))}
      {rows.map((row, index) => (
        <RowDrawing
          key={row.articleId}
          row={row}
          y={AXIS + index * ROW}
          at={axis.at}
          href={`/p/${projectId}/articles/${row.articleId}`}
          width={width}
        />
      ))}
    </svg>
  );
}

interface RowProps {
  row: TimelineRow;
  y: number;
  at: (millis: number) => number;
  href: string;
  width: number;
}

function RowDrawing({ row, y, at, href, width }: RowProps) {
  const note = row.isFirst ? "first" : row.publishedAt === null ? "no date" : copyText(row);
  const xs = row.moments.map((moment) => at(moment.at));
  return (
    <a href={href}>
      <title>{`${row.publisher}: ${row.title}`}</title>
      <rect x={0} y={y} width={width} height={ROW - 4} className="fill-transparent" />
      <SvgText
        x={0}
        y={y + 14}
        lines={[fitText(note ? `${row.publisher} — ${note}` : row.publisher, width, 12)]}
        bold={row.isFirst}
        halo
      />
      <line x1={0} x2={width} y1={y + ROW - 4} y2={y + ROW - 4} className="stroke-border" />
      {xs.length > 1 ? (
        <line x1={Math.min(...xs)} x2={Math.max(...xs)} y1={y + 28} y2={y + 28} className="stroke-input" />
      ) : null}
      {row.moments.map((moment) => (
        <MomentMark
          key={moment.kind + moment.at}
          moment={moment}
          x={at(moment.at)}
          y={y + 28}
          isCopy={row.copyOf !== null}
        />
      ))}
    </a>
  );
}

function MomentMark({
  moment: { kind },
  x,
  y,
  isCopy,
}: {
  moment: Moment;
  x: number;
  y: number;
  isCopy: boolean;
}) {
  switch (kind) {
    case "published":
      return (
        <circle
          cx={x}
          cy={y}
          r={6}
          strokeWidth={2}
          className={isCopy ? "fill-card stroke-warning" : "fill-primary stroke-primary"}
          {...(isCopy ? { strokeDasharray: "3 2" } : {})}
        />
      );
    case "updated":
      return (
        <rect
          x={x - 5}
          y={y - 5}
          width={10}
          height={10}
          className="fill-card stroke-primary"
          strokeWidth={2}
        />
      );
    case "as-of":
    case "event":
      return (
        <path
          d={`M${x} ${y - 7} L${x + 7} ${y} L${x} ${y + 7} L${x - 7} ${y} Z`}
          className="fill-card stroke-foreground"
          strokeWidth={1.5}
        />
      );
  }
}
