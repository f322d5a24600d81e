"use client";

import { Download } from "lucide-react";
import { useId, type ReactNode } from "react";
import { csvOf, type DataTable } from "#lib/pictures/data-table.ts";
import { Button } from "#components/ui/button.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { DataGrid } from "./data-grid.tsx";
import { downloadText, svgFile } from "./download.ts";
import { useWidth } from "./use-width.ts";

export interface PictureProps {
  title: string;
  /** What the picture shows, in words. */
  summary: string;
  /** Name of the files without their ending. */
  fileName: string;
  table: DataTable;
  /** The table as people see it, where it is more than its rows. */
  tableView?: ReactNode;
  first?: "picture" | "table";
  /** What the signs mean. */
  legend?: ReactNode;
  /** Draws into the pixels there are; one <svg> inside. */
  children: (width: number) => ReactNode;
}

/** A picture with its sentence, the table beside it, and both as files. */
export function Picture(props: PictureProps) {
  const { title, summary, fileName, table, tableView, first = "picture", legend, children } = props;
  const id = useId();
  const { ref, width } = useWidth<HTMLDivElement>(720);
  const saveDrawing = () => {
    const drawing = ref.current?.querySelector("svg");
    if (drawing) downloadText(`${fileName}.svg`, "image/svg+xml", svgFile(drawing));
  };
  return (
    <section aria-labelledby={id} className="mb-8 min-w-0">
      <h2 id={id} className="font-serif text-lg">
        {title}
      </h2>
      <p className="mt-1 mb-2 max-w-180 text-sm text-muted-foreground">{summary}</p>
      <Tabs defaultValue={first}>
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <TabsList aria-label={`${title}: picture or table`}>
            {(first === "table" ? (["table", "picture"] as const) : (["picture", "table"] as const)).map(
              (view) => (
                <TabsTrigger key={view} value={view}>
                  {view === "table" ? "Table" : "Picture"}
                </TabsTrigger>
              ),
            )}
          </TabsList>
          <div className="flex gap-2" data-print="hide">
            <Button variant="ghost" size="sm" onClick={saveDrawing}>
              <Download aria-hidden="true" /> SVG
              <span className="sr-only">: {title}</span>
            </Button>
            <Button
              variant="ghost"
              size="sm"
              onClick={() => downloadText(`${fileName}.csv`, "text/csv;charset=utf-8", csvOf(table))}
            >
              <Download aria-hidden="true" /> CSV
              <span className="sr-only">: {title}</span>
            </Button>
          </div>
        </div>
        {/* Stays on the page, so that the drawing can be saved from the table's tab too. */}
        <TabsContent value="picture" forceMount className="data-[state=inactive]:hidden">
          <div
            role="region"
            aria-label={`${title}, as a picture`}
            tabIndex={0}
            className="overflow-x-auto rounded-lg border bg-card"
          >
            <div ref={ref} className="min-w-0 p-3">
              {children(width)}
            </div>
          </div>
          {legend ? <div className="mt-2 text-xs text-muted-foreground">{legend}</div> : null}
        </TabsContent>
        <TabsContent value="table">{tableView ?? <DataGrid table={table} title={title} />}</TabsContent>
      </Tabs>
    </section>
  );
}
