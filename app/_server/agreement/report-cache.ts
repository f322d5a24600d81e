import "server-only";
import type { Authorized } from "#db/guard.ts";
import { lastProjectSeq, loadAgreementInput, readerBasis, type ReaderBasis } from "#db/queries/agreement.ts";
import type { Reading } from "#db/store.ts";
import type { AgreementReport } from "#lib/agreement/report.ts";
import { log } from "../log.ts";
import { agreementInWorker } from "./in-worker.ts";

/** Reports that are kept; each holds as long as nothing happens in its project. */
const KEPT = 32;

interface Entry {
  seq: number;
  done: number;
  total: number;
  report: AgreementReport | null;
  failed: boolean;
}

export type ReportState =
  | { state: "running"; done: number; total: number }
  | { state: "failed" }
  | { state: "ready"; basis: ReaderBasis; report: AgreementReport };

// Routes are bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkAgreement?: Map<string, Entry> };

/** The report as of now if it is computed; otherwise computing is begun, and how far it is. */
export async function reportState(reading: Reading, by: Authorized): Promise<ReportState> {
  const cache = (shared.sourcemarkAgreement ??= new Map<string, Entry>());
  const [seq, basis] = await Promise.all([lastProjectSeq(reading, by), readerBasis(reading, by)]);
  const known = cache.get(by.projectId);
  const current = known?.seq === seq && !known.failed;
  const entry = current ? known : { seq, done: 0, total: 1, report: null, failed: false };
  if (!current) begin(cache, entry, by, () => loadAgreementInput(reading, by, basis));
  if (entry.report) return { state: "ready", basis, report: entry.report };
  return entry.failed ? { state: "failed" } : { state: "running", done: entry.done, total: entry.total };
}

function begin(
  cache: Map<string, Entry>,
  entry: Entry,
  by: Authorized,
  load: () => ReturnType<typeof loadAgreementInput>,
): void {
  cache.delete(by.projectId);
  cache.set(by.projectId, entry);
  for (const [id] of cache) if (cache.size > KEPT) cache.delete(id);
  const computed = load().then((input) =>
    agreementInWorker({ kind: "report", input }, (done, total) => Object.assign(entry, { done, total })),
  );
  computed.then(
    (report) => {
      entry.report = report;
    },
    (cause: unknown) => {
      entry.failed = true;
      log.error({ err: cause }, "agreement could not be computed");
    },
  );
}
