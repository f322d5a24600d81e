import { MAX_PROBLEMS_KEPT } from "#lib/imports/kinds.ts";
import {
  problemFileHead,
  problemFileLine,
  problemFileRest,
  type ProblemFile,
} from "#lib/imports/problem-file.ts";
import type { Authorized } from "../guard.ts";
import { listImportProblems, type ImportJob } from "../queries/imports.ts";
import type { Reading } from "../store.ts";

/** The error file of an import, a page of records at a time. */
export async function* problemFile(
  reading: Reading,
  by: Authorized,
  job: Pick<ImportJob, "id" | "refused">,
  file: ProblemFile,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(problemFileHead(file));
  let after = -1;
  for (;;) {
    const rows = await listImportProblems(reading, by, job.id, { after });
    const last = rows.at(-1);
    if (!last) break;
    yield encoder.encode(rows.map((row) => problemFileLine(file, row)).join(""));
    after = last.number;
  }
  if (job.refused > MAX_PROBLEMS_KEPT)
    yield encoder.encode(problemFileRest(file, job.refused - MAX_PROBLEMS_KEPT));
}
