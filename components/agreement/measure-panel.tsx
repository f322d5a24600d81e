import type { ReactNode } from "react";
import type { AgreementReport, MeasureReport } from "#lib/agreement/report.ts";
import { DROP_REASONS } from "#lib/agreement/positions.ts";
import { Button } from "#components/ui/button.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { DriftChart } from "./drift-chart.tsx";
import { Matrix } from "./matrix.tsx";
import { ShadedCell } from "./shaded-cell.tsx";
import { categoryText, figureText, MEASURE_WORDS, NO_FIGURE, OTHER_WORDS, reasonText } from "./words.ts";

const DROP_TEXTS = { "nobody-rated": "nobody rated", "one-rating": "only one reviewer rated" } as const;

interface Props {
  report: MeasureReport;
  nameOf: (reviewer: string) => string;
  notAssessable: AgreementReport["notAssessable"];
  /** Where cells open their passages; null where they may not be seen. */
  base: string | null;
  positionsHref: string;
}

/** Everything about one measure: pairs, confusion, categories, drift, and what it rests on. */
export function MeasurePanel({ report, nameOf, notAssessable, base, positionsHref }: Props) {
  const words = MEASURE_WORDS[report.measure];
  const dropped = DROP_REASONS.filter((reason) => report.dropped[reason] > 0);
  const unitsText = (count: number) =>
    `${count.toLocaleString("en")} ${count === 1 ? words.unit[0] : words.unit[1]}`;
  return (
    <div className="grid items-start gap-8 lg:grid-cols-2">
      <p className="max-w-180 text-sm lg:col-span-2">
        {words.about}
        {report.measure === "level" && notAssessable.of > 0
          ? ` ${notAssessable.count} of ${notAssessable.of} judgments are level 0 and stand apart.`
          : ""}
      </p>
      <Part title="Pairs of reviewers" about={pairsText(report, nameOf)}>
        <PairMap {...{ report, nameOf, base }} />
      </Part>
      <Part
        title="What is taken for what"
        about="Pairs of ratings of one unit, both ways round: the diagonal is agreement, all else is confusion."
      >
        <ConfusionMap {...{ report, base }} />
      </Part>
      <Part title="By value" about="Each value against all others together.">
        <FigureTable
          label="Agreement by value"
          head="Value"
          rows={report.perCategory.map(({ category, alpha }) => ({
            name: categoryText(report.measure, category),
            figure: alpha,
          }))}
        />
      </Part>
      <Part
        title="Without one reviewer"
        about="Where the figure rises most, that reviewer reads differently from the others."
      >
        <FigureTable
          label="Agreement without one reviewer"
          head="Without"
          rows={report.leaveOneOut.map(({ reviewer, without }) => ({
            name: nameOf(reviewer),
            figure: without,
          }))}
        />
      </Part>
      <Part
        title="Over time"
        about="Every unit stands in the stretch of time in which its last rating was made."
      >
        <DriftChart drift={report.drift} />
      </Part>
      <Part title="Other coefficients" about="Each asks a slightly different question.">
        <FigureTable
          label="Other coefficients"
          head="Coefficient"
          rows={report.others.map(({ name, value, texts }) => ({
            name: texts ? `${OTHER_WORDS[name]}: ${meanOf(texts)}` : OTHER_WORDS[name],
            figure: value,
          }))}
        />
      </Part>
      <Part
        title="What was counted"
        about={`${unitsText(report.used)} counted. ${
          dropped.length === 0
            ? "None was dropped."
            : `Dropped: ${dropped.map((reason) => `${unitsText(report.dropped[reason])} that ${DROP_TEXTS[reason]}`).join(", ")}.`
        }`}
      >
        <Button asChild variant="secondary" size="sm">
          <a href={positionsHref} download>
            Download all positions (CSV)
          </a>
        </Button>
      </Part>
    </div>
  );
}

function Part({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col items-start gap-2">
      <h3 className="font-serif text-base font-semibold">{title}</h3>
      <p className="max-w-180 text-sm text-muted-foreground">{about}</p>
      {children}
    </section>
  );
}

const meanOf = ({ used, of }: { used: number; of: number }) =>
  used === of ? `mean of ${of === 1 ? "1 article" : `${of} articles`}` : `mean of ${used} of ${of} articles`;

function pairsText({ pairs, reviewers }: MeasureReport, nameOf: (id: string) => string): string {
  const all = pairs.flatMap((row, one) =>
    row.flatMap((figure, other) =>
      figure?.defined && one < other ? [{ one, other, value: figure.value }] : [],
    ),
  );
  const sorted = all.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (!lowest || !highest) return "No pair of reviewers has enough in common for a figure.";
  const say = ({ one, other, value }: (typeof all)[number]) =>
    `${nameOf(reviewers[one] ?? "")} and ${nameOf(reviewers[other] ?? "")} (${value.toFixed(2)})`;
  return lowest === highest
    ? `Only ${say(lowest)}.`
    : `Least alike: ${say(lowest)}. Most alike: ${say(highest)}.`;
}

function PairMap({ report, nameOf, base }: Pick<Props, "report" | "nameOf" | "base">) {
  const people = report.reviewers.map((id) => ({ id, label: nameOf(id) }));
  return (
    <Matrix
      caption="α of every pair of reviewers; a cell opens where the two differ"
      rowHead="Reviewer"
      columns={people}
      rows={people.map(({ id, label }, one) => ({
        ...{ id, label },
        cells: people.map((other, column) => {
          const figure = report.pairs[one]?.[column] ?? null;
          const query = new URLSearchParams({ measure: report.measure, first: id, second: other.id });
          return (
            <ShadedCell
              key={other.id}
              depth={figure?.defined ? figure.value : null}
              text={figure === null ? NO_FIGURE : figureText(figure, 2)}
              label={`${label} and ${other.label}: ${figure ? figureText(figure, 2) : "–"}. Show where they differ`}
              href={base && figure?.defined ? `${base}?${query.toString()}` : null}
            />
          );
        }),
      }))}
    />
  );
}

function ConfusionMap({ report, base }: Pick<Props, "report" | "base">) {
  const values = report.categories.map((category) => ({
    ...{ id: String(category), label: categoryText(report.measure, category) },
  }));
  const most = Math.max(1, ...report.confusion.flat());
  return (
    <Matrix
      caption="Number of pairs of ratings; a cell opens its passages"
      rowHead="One said, another said"
      columns={values}
      rows={values.map(({ id, label }, row) => ({
        ...{ id, label },
        cells: values.map((other, column) => {
          const count = report.confusion[row]?.[column] ?? 0;
          const query = new URLSearchParams({ measure: report.measure, row: id, column: other.id });
          return (
            <ShadedCell
              key={other.id}
              depth={Math.sqrt(count / most)}
              text={count.toLocaleString("en")}
              label={`${label} and ${other.label}: ${count.toLocaleString("en")}. Show them`}
              href={base && count > 0 ? `${base}?${query.toString()}` : null}
            />
          );
        }),
      }))}
    />
  );
}

interface FigureRow {
  name: string;
  figure: MeasureReport["value"];
}

function FigureTable({ label, head, rows }: { label: string; head: string; rows: readonly FigureRow[] }) {
  const explained = rows.some(({ figure }) => !figure.defined);
  return (
    <div className="w-full max-w-180">
      <Table label={label} caption={label}>
        <TableHead>
          <tr>
            <TableHeader>{head}</TableHeader>
            <TableHeader numeric>Value</TableHeader>
            {explained ? <TableHeader>Why</TableHeader> : null}
          </tr>
        </TableHead>
        <TableBody>
          {rows.map(({ name, figure }) => (
            <TableRow key={name}>
              <TableCell>{name}</TableCell>
              <TableCell numeric>{figureText(figure)}</TableCell>
              {explained ? (
                <TableCell className="text-muted-foreground">{reasonText(figure)}</TableCell>
              ) : null}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
