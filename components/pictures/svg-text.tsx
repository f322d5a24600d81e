import { cn } from "#components/ui/class-names.ts";

interface Props {
  x: number;
  y: number;
  lines: readonly string[];
  size?: number;
  anchor?: "start" | "middle" | "end";
  muted?: boolean;
  bold?: boolean;
  /** Keeps the words readable on lines that cross them. */
  halo?: boolean;
}

/** Lines of text from the baseline of the first one downwards. */
export function SvgText({ x, y, lines, size = 12, anchor = "start", muted, bold, halo }: Props) {
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      textAnchor={anchor}
      fontWeight={bold ? 600 : 400}
      className={cn(muted ? "fill-muted-foreground" : "fill-foreground", halo && "stroke-card")}
      {...(halo ? { strokeWidth: 4, paintOrder: "stroke" } : {})}
    >
      {lines.map((line, index) => (
        <tspan key={index} x={x} dy={index === 0 ? 0 : size * 1.3}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
