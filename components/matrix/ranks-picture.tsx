"use client";

import { fitText } from "#lib/pictures/text-width.ts";
import {
  WHAT_IF_MODELS,
  whatIfSummary,
  whatIfTable,
  type WhatIfModel,
  type WhatIfQuestion,
} from "#lib/pictures/what-if.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { SvgText } from "#components/pictures/svg-text.tsx";

const ROW = 58;
const AXIS = 26;
const MARGIN = 16;
const LETTERS: Record<WhatIfModel, string> = {
  Majority: "M",
  Sums: "S",
  TruthFinder: "T",
  "ACCU with copies": "A",
};

/** Where each model would rank the competing claims, and how far that moves with its settings. */
export function RanksPicture({ question, settings }: { question: WhatIfQuestion; settings: number }) {
  const summary = whatIfSummary(question, settings);
  return (
    <Picture
      title={question.title}
      summary={summary}
      fileName="what-if"
      table={whatIfTable(question)}
      legend={`${WHAT_IF_MODELS.map((model) => `${LETTERS[model]} ${model}`).join(" · ")}. The line spans the ranks over all settings tried.`}
    >
      {(width) => <RanksDrawing question={question} width={width} label={summary} />}
    </Picture>
  );
}

function RanksDrawing({
  question: { rows },
  width,
  label,
}: {
  question: WhatIfQuestion;
  width: number;
  label: string;
}) {
  const height = AXIS + rows.length * ROW;
  const at = (rank: number) => MARGIN + ((rank - 1) / Math.max(1, rows.length - 1)) * (width - 2 * MARGIN);
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {rows.map((row, index) => (
        <g key={row.claimId}>
          <line x1={at(index + 1)} x2={at(index + 1)} y1={AXIS - 6} y2={height} className="stroke-border" />
          <SvgText
            x={at(index + 1)}
            y={14}
            lines={[`${index === 0 ? "rank " : ""}${index + 1}`]}
            size={11}
            anchor={index === 0 ? "start" : index === rows.length - 1 ? "end" : "middle"}
            muted
          />
        </g>
      ))}
      {rows.map(({ claimId, text, ranks, best, worst }, index) => {
        const y = AXIS + index * ROW;
        return (
          <g key={claimId}>
            <title>{`${text}: best rank ${best}, worst rank ${worst}`}</title>
            <SvgText x={0} y={y + 14} lines={[fitText(text, width, 12)]} halo />
            <line
              x1={at(best)}
              x2={at(worst)}
              y1={y + 36}
              y2={y + 36}
              className="stroke-primary"
              strokeWidth={3}
              strokeOpacity={0.5}
            />
            {[...Map.groupBy(WHAT_IF_MODELS, (model) => ranks[model])].map(([rank, models]) => (
              <RankMark
                key={rank}
                width={width}
                x={at(rank)}
                y={y + 36}
                letters={models.map((model) => LETTERS[model]).join("")}
              />
            ))}
          </g>
        );
      })}
    </svg>
  );
}

function RankMark({ x, y, letters, width }: { x: number; y: number; letters: string; width: number }) {
  const wide = 12 + letters.length * 9;
  const left = Math.min(width - wide - 1, Math.max(1, x - wide / 2));
  return (
    <g>
      <rect
        x={left}
        y={y - 10}
        width={wide}
        height={20}
        rx={10}
        className="fill-card stroke-primary forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
        strokeWidth={1.5}
      />
      <SvgText x={left + wide / 2} y={y + 4} lines={[letters]} size={11} anchor="middle" bold />
    </g>
  );
}
