import type { AgreementReport, MeasureReport } from "../agreement/report.ts";
import { REASON_TEXTS, type Agreement } from "../agreement/result.ts";

const TITLES: Readonly<Record<string, string>> = {
  submitted: "Counted where reviewers submitted the article.",
  started: "Counted where reviewers marked something in the article; no article was submitted by two.",
};

/** How far reviewers agree, as a release tells it: figures of the project, none of a single person. */
export function agreementFigures(report: AgreementReport, basis: string): object {
  const { measures, notAssessable, texts, claims, resamples, seed } = report;
  return {
    ...{ basis, texts, claims, resamples, seed },
    not_assessable: notAssessable,
    measures: measures.map((measure) => ({
      measure: measure.measure,
      coefficient: measure.coefficient,
      reviewers: measure.reviewers.length,
      units: measure.used,
      dropped: measure.dropped,
      value: measure.value,
      interval: measure.interval,
      percent: measure.percent,
      others: measure.others,
      per_category: measure.perCategory,
    })),
  };
}

/** The same figures as a document to read. */
export function agreementDocument(version: string, report: AgreementReport, basis: string): string {
  const rows = report.measures.map(
    (measure) =>
      `| ${measure.measure} | ${measure.coefficient} | ${figure(measure.value)} | ${intervalOf(measure)} | ${figure(measure.percent)} | ${measure.reviewers.length} | ${measure.used} |`,
  );
  return `# Agreement between reviewers, ${version}

${TITLES[basis] ?? ""} ${report.texts} articles and ${report.claims} claims were seen by two reviewers or more. Intervals are of
${report.resamples} resamples, with the seed ${report.seed}; every figure of \`agreement.json\` comes out again from the same data.

| Measure | Coefficient | Value | 95 % interval | Share that agrees | Reviewers | Units |
| ------- | ----------- | ----- | ------------- | ----------------- | --------- | ----- |
${rows.join("\n")}

A figure of agreement says how alike reviewers judged, not whether they were right. None is shown where it cannot be had,
with the reason instead of a number.
`;
}

const round = (value: number) => value.toFixed(3);
const figure = (value: Agreement) => (value.defined ? round(value.value) : REASON_TEXTS[value.reason]);

function intervalOf({ interval }: MeasureReport): string {
  return interval.defined ? `${round(interval.lower)} to ${round(interval.upper)}` : "–";
}
