import { max } from "drizzle-orm";
import type { Reading } from "../store.ts";

/** The number of the newest event, or null before the first. */
export async function lastSeq({ db, tables }: Reading): Promise<number | null> {
  const [row] = await db.select({ seq: max(tables.event.seq) }).from(tables.event);
  return row?.seq ?? null;
}
