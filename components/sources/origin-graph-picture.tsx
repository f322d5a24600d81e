"use client";

import { layoutGraph, type PlacedBox } from "#lib/pictures/layered-graph.ts";
import {
  originGraphSummary,
  originGraphTable,
  type OriginGraph,
  type OriginGraphLink,
  type OriginGraphNode,
} from "#lib/pictures/origin-graph.ts";
import { fitText } from "#lib/pictures/text-width.ts";
import { Picture } from "#components/pictures/picture.tsx";
import { SvgText } from "#components/pictures/svg-text.tsx";

const WIDE = 216;
const HIGH = 46;
const EDGE = 4;

/** Colours of the first groups; the letter says it too, and stands alone for the rest. */
const GROUP_FILL = ["fill-accent", "fill-warning-tint", "fill-level-2", "fill-level-1"] as const;

/** How the reports of one claim lead back to those who know. */
export function OriginGraphPicture({ projectId, graph }: { projectId: string; graph: OriginGraph }) {
  const summary = originGraphSummary(graph);
  return (
    <Picture
      title={graph.headline}
      summary={summary}
      fileName="origins"
      table={originGraphTable(graph)}
      legend="Rounded: article. Square: relay. Double frame: origin. Dashed frame: outside the project. Solid line: cites. Dashed line: text was taken. Letters name groups that are independent of each other."
    >
      {() => <GraphDrawing projectId={projectId} graph={graph} label={summary} />}
    </Picture>
  );
}

function GraphDrawing({ projectId, graph, label }: { projectId: string; graph: OriginGraph; label: string }) {
  const layout = layoutGraph(
    graph.nodes.map(({ id, kind }) => ({ id, width: WIDE, height: HIGH, last: kind === "origin" })),
    graph.links,
  );
  const places = new Map(layout.boxes.map((box) => [box.id, box]));
  const [width, height] = [layout.width + 2 * EDGE, layout.height + 2 * EDGE];
  return (
    <svg role="group" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <g transform={`translate(${EDGE} ${EDGE})`}>
        {layout.links.map(({ link, points }) => (
          <LinkDrawing key={`${link.kind} ${link.from} ${link.to}`} link={link} points={points} />
        ))}
        {graph.nodes.map((node) => {
          const box = places.get(node.id);
          return box ? (
            <NodeDrawing key={node.id} {...{ node, box, projectId }} groups={graph.groups} />
          ) : null;
        })}
      </g>
    </svg>
  );
}

function LinkDrawing({ link, points }: { link: OriginGraphLink; points: { x: number; y: number }[] }) {
  const [first] = points;
  if (!first) return null;
  const path = points.slice(1).reduce((drawn, { x, y }, index) => {
    const before = points[index] ?? first;
    const middle = (before.x + x) / 2;
    return `${drawn} C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
  }, `M${first.x} ${first.y}`);
  const end = points.at(-1) ?? first;
  return (
    <g>
      <title>{link.kind === "cites" ? "cites" : `derived: ${link.note}`}</title>
      <path
        d={path}
        className={link.kind === "cites" ? "fill-none stroke-input" : "fill-none stroke-warning"}
        strokeWidth={1.5}
        {...(link.kind === "derives" ? { strokeDasharray: "5 4" } : {})}
      />
      <circle cx={end.x} cy={end.y} r={3} className={link.kind === "cites" ? "fill-input" : "fill-warning"} />
    </g>
  );
}

interface NodeProps {
  node: OriginGraphNode;
  box: PlacedBox;
  projectId: string;
  groups: readonly string[];
}

/** Bold letters of 12 px take the room of plain ones of this size. */
const BOLD = 13.5;

function NodeDrawing({ node, box, projectId, groups }: NodeProps) {
  const letters = node.groups.join("+");
  const fill = node.groups.length === 1 ? GROUP_FILL[groups.indexOf(node.groups[0] ?? "")] : undefined;
  const room = WIDE - 16 - (letters === "" ? 0 : 10 + letters.length * 8);
  const drawing = (
    <>
      <title>{`${node.label}: ${node.note}${letters ? `, group ${letters}` : ""}`}</title>
      <rect
        x={box.x}
        y={box.y}
        width={WIDE}
        height={HIGH}
        rx={node.kind === "article" ? 10 : 0}
        className={`${fill ?? "fill-muted"} ${node.kind === "origin" ? "stroke-primary" : "stroke-input"} forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]`}
        strokeWidth={node.kind === "origin" ? 2 : 1}
        {...(node.kind === "outside" ? { strokeDasharray: "4 3" } : {})}
      />
      {node.kind === "origin" ? (
        <rect
          x={box.x + 3}
          y={box.y + 3}
          width={WIDE - 6}
          height={HIGH - 6}
          className="fill-none stroke-primary"
        />
      ) : null}
      <SvgText x={box.x + 9} y={box.y + 20} lines={[fitText(node.label, room, BOLD)]} bold />
      <SvgText x={box.x + 9} y={box.y + 36} lines={[fitText(node.note, WIDE - 18, 11)]} size={11} />
      {letters ? <SvgText x={box.x + WIDE - 9} y={box.y + 20} lines={[letters]} anchor="end" bold /> : null}
    </>
  );
  return node.articleId === null ? (
    <g>{drawing}</g>
  ) : (
    <a href={`/p/${projectId}/articles/${node.articleId}`}>{drawing}</a>
  );
}
