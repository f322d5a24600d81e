import type { DeliveryState, WebhookTopic } from "#lib/webhooks/topics.ts";

export const TOPIC_HINTS: Record<WebhookTopic, string> = {
  articles: "imported, changed, removed, given a newer text",
  annotations: "passages tagged, changed, deleted, restored",
  reviews: "an article submitted or taken up again",
  claims: "claims, questions, mentions, relations",
  evidence: "added, changed, removed",
  judgments: "claims judged",
  adjudication: "passages and levels settled",
  sources: "publishers, origins and who depends on whom",
  guideline: "new versions and examples",
  releases: "published",
  members: "joined, removed, given another role",
};

export const STATE_LABELS: Record<DeliveryState, string> = {
  waiting: "Waiting",
  delivered: "Delivered",
  failed: "Given up",
};
