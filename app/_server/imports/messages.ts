/** What the thread of an import is told to begin with. */
export interface ImportOrder {
  jobId: string;
  runner: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Records, by their position, that no thread could read. */
  skip: readonly number[];
}

/** What it says: that it would write, has written, is at a record, or how it ended. */
export type FromImport =
  | { kind: "turn" }
  | { kind: "written" }
  | { kind: "record"; position: number }
  | { kind: "end"; error: string | null };

/** What it is told: that it may write now. */
export interface ToImport {
  kind: "go";
}
