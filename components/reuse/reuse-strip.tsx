"use client";

import { percent } from "#lib/corroboration/independence.ts";
import type { ReuseKind } from "#lib/corroboration/reuse.ts";
import type { ReusePiece } from "#lib/pictures/reuse-pieces.ts";
import { fitText } from "#lib/pictures/text-width.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { SvgText } from "#components/pictures/svg-text.tsx";
import { REUSE_NAMES } from "./labels.ts";

interface Side {
  title: string;
  pieces: readonly ReusePiece[];
  shares: Record<ReuseKind, number>;
}

const BAR = 26;
const TOP = { a: 24, b: 130 } as const;
const HEIGHT = 178;

/** Where in both articles the same text stands: two bars, joined where they match. */
export function ReuseStrip({ a, b }: { a: Side; b: Side }) {
  const summary = `${shareText(a)} ${shareText(b)}`;
  const shown = (pieces: readonly ReusePiece[]) => pieces.filter(({ kind }) => kind !== "between");
  return (
    <Picture
      title="What stands where"
      summary={summary}
      fileName="reuse"
      table={{
        columns: [{ name: "Article" }, { name: "Kind" }, { name: "Start", numeric: true }, { name: "Text" }],
        rows: [a, b].flatMap(({ title, pieces }) =>
          shown(pieces).map(({ kind, start, text }) => [
            title,
            REUSE_NAMES[kind],
            start,
            text.replaceAll("\n", " "),
          ]),
        ),
      }}
      legend="Filled: word for word. Hatched edge: rewritten. Empty: new. Thin: boilerplate, left out of the measure."
    >
      {(width) => (
        <svg role="img" aria-label={summary} width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`}>
          <SvgText x={0} y={16} lines={[fitText(a.title, width, 12)]} />
          <SvgText x={0} y={TOP.b + BAR + 18} lines={[fitText(b.title, width, 12)]} />
          <Ribbons {...{ a, b, width }} />
          <Bar side={a} y={TOP.a} width={width} />
          <Bar side={b} y={TOP.b} width={width} />
        </svg>
      )}
    </Picture>
  );
}

function shareText({ title, shares }: Side): string {
  return `“${title}”: ${percent(shares.verbatim)} word for word, ${percent(shares.rewritten)} rewritten, ${percent(shares.new)} new.`;
}

const lengthOf = ({ pieces }: Side) => Math.max(1, pieces.at(-1)?.end ?? 1);

const PAINT: Record<ReusePiece["kind"], string> = {
  verbatim: "fill-primary",
  rewritten: "fill-warning-tint stroke-warning",
  new: "fill-none stroke-border",
  ignored: "fill-tag-boilerplate",
  between: "fill-none",
};

function Bar({ side, y, width }: { side: Side; y: number; width: number }) {
  const scale = (width - 2) / lengthOf(side);
  return (
    <g>
      <rect x={1} y={y} width={width - 2} height={BAR} className="fill-card stroke-input" />
      {side.pieces.map(({ kind, start, end }) =>
        kind === "between" || kind === "new" ? null : (
          <rect
            key={start}
            x={1 + start * scale}
            y={kind === "ignored" ? y + BAR / 2 - 2 : y + 1}
            width={Math.max(1, (end - start) * scale)}
            height={kind === "ignored" ? 4 : BAR - 2}
            className={PAINT[kind]}
            {...(kind === "rewritten" ? { strokeDasharray: "3 2" } : {})}
          />
        ),
      )}
    </g>
  );
}

function Ribbons({ a, b, width }: { a: Side; b: Side; width: number }) {
  const [left, right] = [(width - 2) / lengthOf(a), (width - 2) / lengthOf(b)];
  return (
    <g>
      {a.pieces.map(({ kind, start, end, match }) => {
        const other = match === null ? undefined : b.pieces[match];
        if (!other) return null;
        const corners = [
          `${1 + start * left} ${TOP.a + BAR}`,
          `${1 + end * left} ${TOP.a + BAR}`,
          `${1 + other.end * right} ${TOP.b}`,
          `${1 + other.start * right} ${TOP.b}`,
        ];
        return (
          <path
            key={start}
            d={`M${corners.join(" L")} Z`}
            className={kind === "verbatim" ? "fill-primary" : "fill-warning"}
            fillOpacity={kind === "verbatim" ? 0.28 : 0.16}
          />
        );
      })}
    </g>
  );
}
