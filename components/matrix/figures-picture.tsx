"use client";

import { figuresSummary, figuresTable, publishersOf } from "#lib/pictures/figures-text.ts";
import type { QuestionFigures } from "#lib/pictures/figures.ts";
import { stripPlot } from "#lib/pictures/strip-plot.ts";
import { fitText } from "#lib/pictures/text-width.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { MARK_LEGEND, QuantityMark } from "#components/pictures/quantity-mark.tsx";
import { SvgText } from "#components/pictures/svg-text.tsx";

const NUMBER = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

/** The figures that answer one question on one scale, each with what its words leave open. */
export function FiguresPicture({ projectId, question }: { projectId: string; question: QuestionFigures }) {
  const summary = figuresSummary(question);
  return (
    <Picture
      title={question.title}
      summary={summary}
      fileName="figures"
      table={figuresTable(question)}
      legend={MARK_LEGEND}
    >
      {(width) => <StripDrawing {...{ projectId, question, width }} label={`${question.title} ${summary}`} />}
    </Picture>
  );
}

interface DrawingProps {
  projectId: string;
  question: QuestionFigures;
  width: number;
  label: string;
}

function StripDrawing({ projectId, question, width, label }: DrawingProps) {
  const { height, scale, axis, titles, rows } = stripPlot(question, width);
  return (
    <svg role="group" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={scale.at(tick)} x2={scale.at(tick)} y1={0} y2={axis} className="stroke-border" />
          <SvgText
            x={scale.at(tick)}
            y={axis + 15}
            lines={[NUMBER.format(tick)]}
            size={11}
            anchor="middle"
            muted
          />
        </g>
      ))}
      <line x1={0} x2={width} y1={axis} y2={axis} className="stroke-input" />
      {titles.map(({ text, y }) => (
        <SvgText key={y} x={0} y={y} lines={[fitText(text, width, 14)]} bold />
      ))}
      {rows.map(({ figure, y, x, from, to, open }) => (
        <a key={figure.id} href={`/p/${projectId}/claims/${figure.claimId}`}>
          <title>{`${figure.label}: ${publishersOf(figure.reports).join(", ")}`}</title>
          <rect x={0} y={y - 28} width={width} height={42} className="fill-transparent" />
          <SvgText
            x={0}
            y={y - 14}
            lines={[fitText(`${figure.label} — ${publishersOf(figure.reports).join(", ")}`, width, 12)]}
            halo
          />
          <line
            x1={from}
            x2={to}
            y1={y}
            y2={y}
            className="stroke-primary"
            strokeWidth={3}
            strokeOpacity={0.55}
          />
          {open ? (
            <path
              d={`M${to - 6} ${y - 5} L${to} ${y} L${to - 6} ${y + 5}`}
              className="fill-none stroke-primary"
              strokeWidth={2}
            />
          ) : null}
          <QuantityMark x={x} y={y} status={figure.quantity.status} />
        </a>
      ))}
    </svg>
  );
}
