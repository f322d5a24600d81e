import type { ImportProblem } from "./imported.ts";

/** Something of a file that did not come in as it stands there. */
export interface ImportProblemLine extends ImportProblem {
  file: string;
}
