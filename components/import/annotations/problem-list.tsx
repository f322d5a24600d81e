"use client";

import { problemTable } from "#lib/annotations/import-problems.ts";
import type { ImportProblemLine } from "#lib/formats/annotations-import/summary.ts";
import { Button } from "#components/ui/button.tsx";

/** Problems that are shown; all of them are in the file. */
const SHOWN = 8;

/** What does not come in as it stands, and where in the file that is. */
export function ProblemList({ problems, count }: { problems: readonly ImportProblemLine[]; count: number }) {
  if (count === 0) return null;
  const save = () => {
    const address = URL.createObjectURL(new Blob([problemTable(problems)], { type: "text/csv" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = "import-problems.spreadsheet.csv";
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <section aria-label="Remarks" className="rounded-lg border bg-card">
      <div className="flex flex-wrap items-center gap-3 border-b px-4 py-2">
        <h2 className="text-sm font-medium">
          {count === 1 ? "1 remark" : `${count.toLocaleString("en")} remarks`}
        </h2>
        <Button size="sm" variant="secondary" className="ms-auto" onClick={save}>
          Download with line numbers
        </Button>
      </div>
      <ul className="divide-y text-sm">
        {problems.slice(0, SHOWN).map(({ file, line, severity, message }, i) => (
          <li key={`${file} ${line} ${i}`} className="px-4 py-2">
            <span className={severity === "refused" ? "text-destructive" : "text-muted-foreground"}>
              {severity === "refused" ? "Not placed. " : "Changed. "}
            </span>
            {message}
            <span className="block truncate font-mono text-xs text-muted-foreground">
              {file}, line {line}
            </span>
          </li>
        ))}
      </ul>
      {count > SHOWN ? (
        <p className="border-t px-4 py-2 text-xs text-muted-foreground">
          {(count - SHOWN).toLocaleString("en")} more{" "}
          {problems.length < count ? "; the file holds the first 5,000" : "in the file"}.
        </p>
      ) : null}
    </section>
  );
}
