import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWebhookInput } from "./inputs.ts";
import { messageBody } from "./message.ts";
import { MOST_ATTEMPTS, retryAfter } from "./retries.ts";
import { entitiesOf, WEBHOOK_TOPICS } from "./topics.ts";

describe("retries", () => {
  it("wait longer each time, spread over hours, and end", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (chance) => {
        const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, i) => retryAfter(i + 1, chance) ?? 0);
        expect(waits).toEqual(waits.toSorted((a, b) => a - b));
        expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(5 * 3_600_000);
        expect(retryAfter(MOST_ATTEMPTS, chance)).toBeNull();
      }),
    );
  });
  it("are spread by chance", () => expect(retryAfter(3, 0)).toBeLessThan(retryAfter(3, 0.9) ?? 0));
});

it("every entity belongs to one topic", () => {
  const all = entitiesOf(WEBHOOK_TOPICS);
  expect(new Set(all).size).toBe(all.length);
});

it("a message tells ids and kinds, and is a ping without events", () => {
  const told = {
    seq: 7,
    kind: "claim.create",
    entity: "claim",
    entity_id: "c",
    at: "2026-01-01T00:00:00.000Z",
  };
  const message = { id: "m", projectId: "p", createdAt: 0, events: [told] };
  expect(JSON.parse(messageBody(message))).toEqual({
    ...{ type: "changes", id: "m", project_id: "p", timestamp: "1970-01-01T00:00:00.000Z", events: [told] },
  });
  expect(JSON.parse(messageBody({ ...message, events: [] }))).toMatchObject({ type: "ping" });
});

it.each(["ftp://example.org/", "javascript:alert(1)", "https://", "https://a:b@example.org/", "example.org"])(
  "%j is no address for a webhook",
  (url) => expect(createWebhookInput.safeParse({ url, topics: ["claims"] }).success).toBe(false),
);
