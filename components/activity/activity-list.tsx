import Link from "next/link";
import type { ReactNode } from "react";

export interface ActivityItem {
  seq: number;
  who: string;
  did: string;
  words: string;
  /** Where it can be seen; null when it is nowhere any more. */
  href: string | null;
  /** Milliseconds since 1970 (UTC). */
  at: number;
  action: ReactNode;
}

/** Who did what when, by day (UTC), newest first. */
export function ActivityList({ items }: { items: readonly ActivityItem[] }) {
  const days = Map.groupBy(items, ({ at }) => new Date(at).toISOString().slice(0, 10));
  return (
    <div className="flex flex-col gap-6">
      {[...days].map(([day, deeds]) => (
        <section key={day} aria-label={day}>
          <h2 className="mb-2 text-sm font-medium text-muted-foreground tabular-nums">{day}</h2>
          <ol className="divide-y rounded-lg border bg-card">
            {deeds.map((item) => (
              <li key={item.seq} className="flex items-start gap-3 px-3 py-2 text-sm">
                <time
                  dateTime={new Date(item.at).toISOString()}
                  className="shrink-0 text-muted-foreground tabular-nums"
                >
                  {new Date(item.at).toISOString().slice(11, 16)}
                </time>
                <p className="min-w-0 flex-1">
                  <span className="font-medium">{item.who}</span>{" "}
                  {item.href ? (
                    <Link href={item.href} className="text-primary underline underline-offset-2">
                      {item.did}
                    </Link>
                  ) : (
                    item.did
                  )}
                  {item.words ? (
                    <q dir="auto" className="mt-0.5 block font-serif text-muted-foreground">
                      {item.words}
                    </q>
                  ) : null}
                </p>
                {item.action}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
