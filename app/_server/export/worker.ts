import { parentPort, workerData } from "node:worker_threads";
import { openForReading } from "#db/open.ts";
import { openDataset } from "#db/queries/dataset.ts";
import { newTextHash } from "#db/text-hash.ts";
import { DOWNLOADS } from "#lib/releases/downloads.ts";
import { workInBackground } from "../background-thread.ts";
import { type ExportJob, type FromExportWorker, PIECES_UNDER_WAY, type ToExportWorker } from "./jobs.ts";
import { PIECE, Pieces } from "./pieces.ts";

// Reads the project and writes the file here, so that neither holds up a request. The same few pieces of memory go to
// the other side and come back: when it takes none, nothing is read.

const port = parentPort;
if (!port) throw new Error("This is a worker thread's work.");
workInBackground();

const free: ArrayBuffer[] = [];
let made = 0;
let onFree = () => {};
port.on("message", (buffer: ToExportWorker) => {
  free.push(buffer);
  onFree();
});

async function takePiece(): Promise<Uint8Array<ArrayBuffer>> {
  if (free.length === 0 && made < PIECES_UNDER_WAY) {
    made++;
    return new Uint8Array(PIECE);
  }
  for (;;) {
    const buffer = free.pop();
    if (buffer) return new Uint8Array(buffer);
    await new Promise<void>((resolve) => (onFree = resolve));
  }
}

const send = (message: FromExportWorker) => port.postMessage(message, [message.bytes.buffer]);

const { location, by, file, query } = workerData as ExportJob;
const store = await openForReading(location);
try {
  const dataset = await openDataset(store.reading, by);
  const pieces = new Pieces(takePiece, (bytes) => send({ bytes, isLast: false }));
  for await (const chunk of DOWNLOADS.get(file)?.write(dataset, query, newTextHash) ?? [])
    await pieces.write(chunk);
  send({ bytes: pieces.rest(), isLast: true });
} finally {
  await store.close();
  port.close();
}
