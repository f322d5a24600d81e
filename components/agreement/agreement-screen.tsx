"use client";

import type { ReactNode } from "react";
import type { AgreementReport } from "#lib/agreement/report.ts";
import { Alert } from "#components/ui/alert.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "#components/ui/tabs.tsx";
import { HaloMaps } from "./halo-maps.tsx";
import { IntervalPlot } from "./interval-plot.tsx";
import { MeasurePanel } from "./measure-panel.tsx";
import { OverviewTable } from "./overview-table.tsx";
import { QualityTable } from "./quality-table.tsx";
import { ReviewerTable } from "./reviewer-table.tsx";
import { useAgreement } from "./use-agreement.ts";
import { MEASURE_WORDS, summaryOf } from "./words.ts";

interface Props {
  projectId: string;
  /** Whether the passages behind a figure may be opened. */
  mayOpen: boolean;
  /** The gold answers, for those who may see them. */
  gold: ReactNode;
}

/** How reliable the reviewers are together, with what every figure rests on. */
export function AgreementScreen({ projectId, mayOpen, gold }: Props) {
  const state = useAgreement(projectId);
  if (state === null) return <p role="status">Asking for the figures …</p>;
  if (state.state === "unreachable")
    return (
      <Alert tone="error" title="The figures could not be loaded">
        {state.message}
      </Alert>
    );
  if (state.state === "failed")
    return (
      <Alert tone="error" title="The figures could not be computed">
        Nothing was changed. Reload the page to try again.
      </Alert>
    );
  if (state.state === "running")
    return <Progress label="Computing resamples" labelShown value={state.done} max={state.total} />;
  const { report, names, basis } = state;
  const nameOf = (id: string) => names[id] ?? "Former reviewer";
  const base = `/p/${projectId}/agreement/passages`;
  if (report.measures.every(({ reviewers }) => reviewers.length < 2))
    return (
      <div className="flex flex-col gap-8">
        <EmptyState>Figures appear as soon as two reviewers have read the same article.</EmptyState>
        <QualityTable checks={report.checks} nameOf={nameOf} />
        {gold}
      </div>
    );
  return (
    <div className="flex flex-col gap-8">
      <p className="max-w-180 text-sm text-muted-foreground">
        {basis === "submitted"
          ? "Whoever submitted an article counts as its reader; what they left unmarked counts as “none”."
          : "Nobody shares a submitted article with a colleague yet, so everybody who marked something counts as a reader. Figures become firmer when articles are submitted."}{" "}
        {counted(report.texts, "article")}, {counted(report.claims, "claim")}. Intervals: percentile bootstrap
        over units, {report.resamples.toLocaleString("en")} resamples, seed {report.seed}.
      </p>
      <Overview report={report} />
      <Tabs defaultValue={report.measures[0]?.measure ?? "boundary"}>
        <TabsList aria-label="Figures by what was reviewed">
          {report.measures.map(({ measure }) => (
            <TabsTrigger key={measure} value={measure}>
              {MEASURE_WORDS[measure].name}
            </TabsTrigger>
          ))}
        </TabsList>
        {report.measures.map((measure) => (
          <TabsContent key={measure.measure} value={measure.measure}>
            <MeasurePanel
              {...{ report: measure, nameOf, notAssessable: report.notAssessable }}
              base={mayOpen ? base : null}
              positionsHref={`/api/v1/projects/${projectId}/agreement/positions?measure=${measure.measure}`}
            />
          </TabsContent>
        ))}
      </Tabs>
      <ReviewerTable report={report} nameOf={nameOf} />
      <QualityTable checks={report.checks} nameOf={nameOf} />
      {gold}
      <HaloMaps halo={report.halo} />
    </div>
  );
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;

function Overview({ report }: { report: AgreementReport }) {
  return (
    <section aria-labelledby="overview" className="flex flex-col gap-4">
      <h2 id="overview" className="font-serif text-lg">
        At a glance
      </h2>
      <IntervalPlot measures={report.measures} />
      <OverviewTable measures={report.measures} />
      <ul className="flex max-w-180 flex-col gap-1 text-sm">
        {report.measures.map((measure) => (
          <li key={measure.measure}>{summaryOf(measure)}</li>
        ))}
      </ul>
    </section>
  );
}
