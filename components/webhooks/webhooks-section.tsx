import { Section } from "#components/accounts/section.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { WebhookDialog } from "./webhook-dialog.tsx";
import { WebhookList, type WebhookEntry } from "./webhook-list.tsx";

export function WebhooksSection({ projectId, webhooks }: { projectId: string; webhooks: WebhookEntry[] }) {
  return (
    <Section
      title="Webhooks"
      intro="Tell another program what happens in this project, signed, and again until it arrives."
      action={<WebhookDialog projectId={projectId} />}
    >
      {webhooks.length === 0 ? (
        <EmptyState>
          No program is told of changes yet. Make a webhook to start a build, a backup or a message when
          something happens here.
        </EmptyState>
      ) : (
        <WebhookList projectId={projectId} webhooks={webhooks} />
      )}
    </Section>
  );
}
