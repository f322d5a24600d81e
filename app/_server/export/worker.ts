import { parentPort, workerData } from "node:worker_threads";
import { openForReading } from "#db/open.ts";
import { openDataset } from "#db/queries/dataset.ts";
import { newTextHash } from "#db/text-hash.ts";
import { DOWNLOADS } from "#lib/releases/downloads.ts";
import { type ExportJob, type FromExportWorker, PIECES_UNDER_WAY } from "./jobs.ts";

// Reads the project and writes the file here, so that neither holds up a request. Bytes are handed over, not copied,
// and no more of them than the other side takes.

/** Bytes that are collected before they are handed over. */
const PIECE = 64 * 1024;

const port = parentPort;
if (!port) throw new Error("This is a worker thread's work.");

let room = PIECES_UNDER_WAY;
let onRoom = () => {};
port.on("message", () => {
  room++;
  onRoom();
});

async function send(message: FromExportWorker, transfer: ArrayBuffer[] = []): Promise<void> {
  while (room <= 0) await new Promise<void>((resolve) => (onRoom = resolve));
  room--;
  port?.postMessage(message, transfer);
}

const { location, by, file, query } = workerData as ExportJob;
const store = await openForReading(location);
try {
  const dataset = await openDataset(store.reading, by);
  let pending: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const flush = async () => {
    const [first] = pending;
    const bytes = pending.length === 1 && first && ownsBuffer(first) ? first : joined(pending, length);
    pending = [];
    length = 0;
    await send({ kind: "bytes", bytes }, [bytes.buffer]);
  };
  for await (const bytes of DOWNLOADS.get(file)?.write(dataset, query, newTextHash) ?? []) {
    pending.push(bytes);
    length += bytes.length;
    if (length >= PIECE) await flush();
  }
  if (length > 0) await flush();
  await send({ kind: "end" });
} finally {
  await store.close();
  port.close();
}

/** Whether nothing else lives in the buffer, so that it may be given away. */
function ownsBuffer(bytes: Uint8Array): boolean {
  return bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
