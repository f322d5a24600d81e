"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { v7 as uuidv7 } from "uuid";
import type { WebhookTopic } from "#lib/webhooks/topics.ts";
import { ConfirmButton } from "#components/accounts/confirm-button.tsx";
import { useOperation } from "#components/operations/use-operation.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { DeliveryTable, type DeliveryEntry } from "./delivery-table.tsx";
import { RenewSecret } from "./renew-secret.tsx";

export interface WebhookEntry {
  id: string;
  url: string;
  topics: readonly WebhookTopic[];
  active: boolean;
  failingSince: number | null;
  gaveUpAt: number | null;
  version: number;
  deliveries: readonly DeliveryEntry[];
}

/** The project's webhooks with their newest deliveries. */
export function WebhookList({
  projectId,
  webhooks,
}: {
  projectId: string;
  webhooks: readonly WebhookEntry[];
}) {
  return (
    <ul className="flex flex-col gap-3">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="rounded-lg border bg-card p-3 sm:p-4">
          <Webhook projectId={projectId} webhook={webhook} />
        </li>
      ))}
    </ul>
  );
}

function Webhook({ projectId, webhook }: { projectId: string; webhook: WebhookEntry }) {
  const { id, url, topics, active, version, deliveries } = webhook;
  const router = useRouter();
  const { send, busy } = useOperation();
  const [problem, setProblem] = useState<string | null>(null);
  const act = async (kind: string, input: object) => {
    const sent = await send(kind, input);
    setProblem(sent.ok ? null : sent.error.message);
    if (sent.ok) router.refresh();
    return sent;
  };
  return (
    <>
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="font-mono text-sm break-all">{url}</span>
        <Badge>{active ? "on" : "off"}</Badge>
      </div>
      <p className="mt-1 text-sm text-muted-foreground">Told of {topics.join(", ")}.</p>
      {standing(webhook)}
      {problem ? <Alert tone="error" title={problem} className="mt-2" /> : null}
      <div className="mt-2 -ms-2 flex flex-wrap gap-1">
        <Button
          variant="ghost"
          size="sm"
          busy={busy}
          disabled={!active}
          aria-label={`Send test to ${url}`}
          onClick={() => void act("webhook.ping", { id, deliveryId: uuidv7() })}
        >
          Send test
        </Button>
        <Button
          variant="ghost"
          size="sm"
          busy={busy}
          aria-label={`${active ? "Switch off" : "Switch on"} ${url}`}
          onClick={() => void act("webhook.update", { id, version, active: !active })}
        >
          {active ? "Switch off" : "Switch on"}
        </Button>
        <RenewSecret
          path={`/api/v1/projects/${projectId}/webhooks/${id}/secret`}
          name={`New secret for ${url}`}
          onDone={() => router.refresh()}
        />
        <ConfirmButton
          trigger="Remove"
          name={`Remove ${url}`}
          title="Remove this webhook?"
          description="It is told nothing more, and the log of what was sent goes with it. It cannot be brought back."
          action="Remove webhook"
          act={() => act("webhook.remove", { id, version })}
        />
      </div>
      <details className="mt-2">
        <summary className="cursor-pointer text-sm font-medium">
          {deliveries.length === 0 ? "Nothing sent yet" : "What was sent"}
        </summary>
        <div className="mt-2">
          {deliveries.length === 0 ? (
            <p className="text-sm text-muted-foreground">
              Send a test message, or wait until something happens that it is told of.
            </p>
          ) : (
            <DeliveryTable
              deliveries={deliveries}
              url={url}
              busy={busy}
              onResend={(delivery) => void act("webhook.resend", { id: delivery })}
            />
          )}
          <Button variant="ghost" size="sm" className="mt-1 -ms-2" onClick={() => router.refresh()}>
            Look again
          </Button>
        </div>
      </details>
    </>
  );
}

function standing({ active, failingSince, gaveUpAt }: WebhookEntry) {
  if (gaveUpAt !== null)
    return (
      <Alert tone="error" title="Switched off: nothing arrived for a day" className="mt-2">
        Mend the receiver, then switch it on again. What happened meanwhile is not told.
      </Alert>
    );
  if (active && failingSince !== null)
    return (
      <Alert title="Messages do not arrive at the moment" className="mt-2">
        They are tried again for some hours. After a day without any it is switched off.
      </Alert>
    );
  return null;
}
