import { importInput, startImportInput } from "#lib/imports/inputs.ts";
import type { Result } from "#lib/operations/envelope.ts";
import type { z } from "zod";
import type { Authorized } from "../guard.ts";
import { cancelImport, removeImport, resumeImport, startImport } from "../mutations/imports.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import type { Reading, Writing } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

const projectOfImport = (reading: Reading, { id }: { id: string }) => projectOf(reading, "importJob", id);

type Run = (
  writing: Writing,
  by: Authorized<"annotate">,
  input: z.output<typeof importInput>,
  now: number,
) => Promise<Result<unknown>>;

const onImport = (run: Run) =>
  projectOperation({ input: importInput, permission: "annotate", project: projectOfImport, run });

/** How far imports of many articles go; their bytes come by a route of their own. */
export const IMPORT_OPERATIONS = {
  "import.start": projectOperation({
    input: startImportInput,
    permission: "annotate",
    project: projectOfImport,
    run: startImport,
  }),
  "import.cancel": onImport(cancelImport),
  "import.resume": onImport(resumeImport),
  "import.remove": onImport(removeImport),
} satisfies Record<string, OperationDefinition>;
