import type { AgreementInput, Measure } from "#lib/agreement/measures.ts";
import type { AgreementReport } from "#lib/agreement/report.ts";
import type { CellQuestion, CellUnit } from "#lib/agreement/cells.ts";
import type { Position } from "#lib/agreement/positions.ts";

/** What the worker is asked. */
export type AgreementJob =
  | { kind: "report"; input: AgreementInput }
  | { kind: "cell"; input: AgreementInput; question: CellQuestion }
  | { kind: "positions"; input: AgreementInput; measure: Measure };

export interface JobResults {
  report: AgreementReport;
  cell: CellUnit[];
  positions: Position[];
}

export type FromWorker =
  | { kind: "progress"; done: number; total: number }
  | { kind: "result"; result: JobResults[keyof JobResults] };
