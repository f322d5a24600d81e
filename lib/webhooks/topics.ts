/** What a webhook can be told of, each standing for some entities of the event log. */
export const WEBHOOK_TOPICS = [
  "articles",
  "annotations",
  "reviews",
  "claims",
  "evidence",
  "judgments",
  "adjudication",
  "sources",
  "guideline",
  "releases",
  "members",
] as const;
export type WebhookTopic = (typeof WEBHOOK_TOPICS)[number];

/** Entities of the event log by topic. What stands under none is told to nobody outside. */
const ENTITIES: Readonly<Record<WebhookTopic, readonly string[]>> = {
  articles: ["article"],
  annotations: ["annotation"],
  reviews: ["review"],
  claims: ["claim", "mention", "question", "claim-relation", "claim-move"],
  evidence: ["evidence"],
  judgments: ["judgment"],
  adjudication: ["adjudication", "level-adjudication"],
  sources: ["publisher", "origin", "origin-dependence", "derivation"],
  guideline: ["guideline", "guideline-version", "guideline-example"],
  releases: ["release"],
  members: ["member"],
};

/** The entities that a choice of topics stands for. */
export const entitiesOf = (topics: readonly WebhookTopic[]): string[] =>
  topics.flatMap((topic) => ENTITIES[topic]);

/** How a delivery stands: due now or later, taken by the receiver, or given up. */
export const DELIVERY_STATES = ["waiting", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One event as it is told outside: what happened to what, never what it says nor who did it. */
export interface TellableEvent {
  seq: number;
  /** "annotation.create" and the like. */
  kind: string;
  entity: string;
  entity_id: string;
  /** ISO 8601 in UTC. */
  at: string;
}
