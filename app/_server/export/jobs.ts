import type { Authorized } from "#db/guard.ts";
import type { DatabaseLocation } from "#db/open.ts";
import type { ExportQuery } from "#lib/releases/export-request.ts";

/** An export to be made: by whom it was asked for, which file of the list of downloads, and with what choices. */
export interface ExportJob {
  location: DatabaseLocation;
  by: Authorized;
  file: string;
  query: ExportQuery;
}

/** What a worker sends: whole pieces in order, and at the end what is left. */
export interface FromExportWorker {
  bytes: Uint8Array<ArrayBuffer>;
  isLast: boolean;
}

/** What it is sent: a piece that is free again. */
export type ToExportWorker = ArrayBuffer;

/** Pieces that may be on their way at a time: enough that nobody waits for messages, little enough to be no memory. */
export const PIECES_UNDER_WAY = 8;
