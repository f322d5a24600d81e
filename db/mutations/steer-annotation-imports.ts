import type { z } from "zod";
import { type annotationImportInput } from "#lib/annotations/import-inputs.ts";
import { isImportUnderWay } from "#lib/annotations/import-state.ts";
import { fail, ok, type Result } from "#lib/operations/envelope.ts";
import type { Authorized } from "../guard.ts";
import type { Writing } from "../store.ts";
import { changeImportState, mayImportAs, told, type ImportRow } from "./annotation-import-jobs.ts";
import { ownImport } from "./annotation-imports.ts";

type Annotator = Authorized<"annotate">;
type Input = z.output<typeof annotationImportInput>;

/** Stops an import of annotations; what it brought stays, and it can be gone on with, or undone. */
export async function cancelAnnotationImport(
  writing: Writing,
  by: Annotator,
  { id }: Input,
  now: number,
): Promise<Result<Omit<ImportRow, "problems">>> {
  const found = await ownImport(writing, by, id);
  if (!found.ok) return found;
  if (!isImportUnderWay(found.value.state))
    return fail("conflict", "This import is not under way any more.", { current: found.value });
  const cancel = { kind: "annotation-import.cancel", changes: { state: "cancelled" } } as const;
  return ok(told((await changeImportState(writing, by, found.value, cancel, now)) ?? found.value));
}

/** Goes on with an import of annotations where it stopped. */
export async function resumeAnnotationImport(
  writing: Writing,
  by: Annotator,
  { id }: Input,
  now: number,
): Promise<Result<Omit<ImportRow, "problems">>> {
  const found = await ownImport(writing, by, id);
  if (!found.ok) return found;
  const { state, settings } = found.value;
  const allowed = mayImportAs(by, settings);
  if (!allowed.ok) return allowed;
  if (state !== "cancelled" && state !== "failed")
    return fail("conflict", "Only an import that stopped can be gone on with.", { current: found.value });
  const changes = { state: "waiting", message: "", heartbeatAt: null } as const;
  const resume = { kind: "annotation-import.resume", changes } as const;
  return ok(told((await changeImportState(writing, by, found.value, resume, now)) ?? found.value));
}
