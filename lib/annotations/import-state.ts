/** How far an import is. "waiting": for its turn; "cancelled" and "failed" can be gone on with from where they stopped. */
export const ANNOTATION_IMPORT_STATES = [
  "waiting",
  "running",
  "done",
  "cancelled",
  "failed",
  "undone",
] as const;
export type AnnotationImportState = (typeof ANNOTATION_IMPORT_STATES)[number];

/** Whether an import waits for its turn or is being carried out. */
export const isImportUnderWay = (state: AnnotationImportState): boolean =>
  state === "waiting" || state === "running";
