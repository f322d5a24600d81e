interface Props {
  x: number;
  y: number;
  lines: readonly string[];
  size?: number;
  anchor?: "start" | "middle" | "end";
  muted?: boolean;
  bold?: boolean;
}

/** Lines of text from the baseline of the first one downwards. */
export function SvgText({ x, y, lines, size = 12, anchor = "start", muted, bold }: Props) {
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      textAnchor={anchor}
      fontWeight={bold ? 600 : 400}
      className={muted ? "fill-muted-foreground" : "fill-foreground"}
    >
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : size * 1.3}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
