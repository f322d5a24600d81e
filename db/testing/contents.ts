import { asc, gt } from "drizzle-orm";
import type { Store } from "../store.ts";

/** Every row of every table, as text: equal texts mean that nothing was written in between. */
export async function contents({ reading: { db, tables } }: Store): Promise<string> {
  const all: Record<string, string[]> = {};
  for (const [name, table] of Object.entries(tables)) {
    const rows: unknown[] = await db.select().from(table);
    all[name] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return JSON.stringify(all, null, 1);
}

/** Events after number `seq`, in their order. */
export async function eventsAfter({ reading: { db, tables } }: Store, seq: number) {
  return db.select().from(tables.event).where(gt(tables.event.seq, seq)).orderBy(asc(tables.event.seq));
}
