import type { DeliveryState } from "#lib/webhooks/topics.ts";
import { Button } from "#components/ui/button.tsx";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { STATE_LABELS } from "./topics.ts";

export interface DeliveryEntry {
  id: string;
  /** Kinds of its events, "claim.create", each once; empty for a test message. */
  kinds: readonly string[];
  state: DeliveryState;
  attempts: number;
  status: number | null;
  problem: string;
  took: number | null;
  createdAt: number;
}

interface Props {
  deliveries: readonly DeliveryEntry[];
  url: string;
  busy: boolean;
  onResend: (id: string) => void;
}

/** What was sent, when, and what was answered. */
export function DeliveryTable({ deliveries, url, busy, onResend }: Props) {
  return (
    <Table stacked label={`Deliveries to ${url}`} caption="What was sent, when, and what was answered">
      <TableHead>
        <tr>
          <TableHeader>Made</TableHeader>
          <TableHeader>Told</TableHeader>
          <TableHeader>Outcome</TableHeader>
          <TableHeader>
            <span className="sr-only">Action</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {deliveries.map(({ id, kinds, state, attempts, status, problem, took, createdAt }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap tabular-nums">
              <Moment at={createdAt} />
            </TableCell>
            <TableCell label="Told" className="text-xs">
              {kinds.length === 0 ? "test" : kinds.join(", ")}
            </TableCell>
            <TableCell label="Outcome">
              {STATE_LABELS[state]}
              <span className="block text-xs text-muted-foreground">
                {[
                  status === null ? "" : `answer ${status}`,
                  took === null ? "" : `${took} ms`,
                  attempts > 1 ? `${attempts} attempts` : "",
                  problem,
                ]
                  .filter((part) => part !== "")
                  .join(" · ") || "not tried yet"}
              </span>
            </TableCell>
            <TableCell>
              {state === "waiting" && attempts === 0 ? null : (
                <Button
                  variant="ghost"
                  size="sm"
                  busy={busy}
                  aria-label={`Send again what was made at ${timeOf(createdAt)}`}
                  onClick={() => onResend(id)}
                >
                  Send again
                </Button>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** In UTC, since the server and the browser must agree. */
const timeOf = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

function Moment({ at }: { at: number }) {
  return <time dateTime={new Date(at).toISOString()}>{timeOf(at)}</time>;
}
