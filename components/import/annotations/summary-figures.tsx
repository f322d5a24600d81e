import type { ImportSummary } from "#lib/formats/annotations-import/summary.ts";

/** How many passages fit, and what becomes of the others. */
export function SummaryFigures({ summary }: { summary: ImportSummary }) {
  const { exact, reanchored, refused, leftOut } = summary;
  const figures = [
    { name: "Fit exactly", value: exact, about: "words and positions agree" },
    {
      name: "Found by their words",
      value: reanchored,
      about: "positions did not fit; one place has the words",
    },
    { name: "Not placed", value: refused, about: "no article, no place, or no tag" },
    { name: "Left out", value: leftOut, about: "by your choice of labels" },
  ];
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-border md:grid-cols-4">
      {figures.map(({ name, value, about }) => (
        <div key={name} className="bg-card px-4 py-3">
          <dt className="text-xs text-muted-foreground">{name}</dt>
          <dd>
            <span className="font-serif text-2xl tabular-nums">{value.toLocaleString("en")}</span>
            <span className="block text-xs text-muted-foreground">{about}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
