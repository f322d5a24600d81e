import { expect, test } from "vitest";
import { liveEventSchema, liveFrame } from "./live-event.ts";

test("a message is one block whatever its data holds", () => {
  const data = { note: "two\nlines\r\nand\u2028more", id: "x\n\nevent: bye" };
  const lines = liveFrame("change", data, "12").split("\n");
  expect(lines).toEqual(["id: 12", "event: change", `data: ${JSON.stringify(data)}`, "", ""]);
  expect(JSON.parse(lines[2]?.slice("data: ".length) ?? "")).toEqual(data);
});

test("a message without an id leaves the one before it standing", () => {
  expect(liveFrame("presence", [])).toBe("event: presence\ndata: []\n\n");
});

test("an event without its time is refused", () => {
  const event = { kind: "a.b", entity: "a", entityId: "1", actorId: null, articleId: null, annotation: null };
  expect(liveEventSchema.safeParse({ ...event, at: 5 }).success).toBe(true);
  expect(liveEventSchema.safeParse(event).success).toBe(false);
});
