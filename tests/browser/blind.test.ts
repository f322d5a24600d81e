import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { addPerson } from "../api/people.ts";
import type { TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { cards, makeRoom, sitDown, tagByKeys, tagBySending } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

/** Everything that a member gets over HTTP about the project, as text. */
async function everything(viewer: TestClient, projectId: string, articleId: string): Promise<string[]> {
  const base = `/api/v1/projects/${projectId}`;
  const paths = [
    ...["articles", `articles/${articleId}`, "claims", "search?q=sentence"],
    ...[
      "exports?format=jsonl",
      "exports/annotations.csv",
      "exports/judgments.csv",
      "exports/web-annotation.jsonld",
    ],
  ].map((path) => `${base}/${path}`);
  return Promise.all(paths.map(async (path) => `${path} ${await (await viewer.get(path)).text()}`));
}

const PATIENT = { timeout: 30_000 };

/** How many annotations of the article the server shows somebody: of a blind pair, each sees only one's own. */
async function tagged(viewer: TestClient, room: { projectId: string; articleId: string }): Promise<number> {
  const path = `/api/v1/projects/${room.projectId}/articles/${room.articleId}`;
  return (await viewer.json<{ annotations: unknown[] }>("GET", path)).annotations.length;
}

test("a blind pair sees nothing of each other until both have submitted", async () => {
  const room = await makeRoom(client, { blind: true });
  const [one, other] = [await sitDown(browser, server, room), await sitDown(browser, server, room)];
  await tagByKeys(one.page, ["o"]);
  await cards(one.page).first().waitFor();
  await expect.poll(() => tagged(one.client, room), PATIENT).toBe(1);
  const before = await everything(one.client, room.projectId, room.articleId);
  await tagByKeys(other.page, ["c", "b"]);
  await cards(other.page).nth(1).waitFor();
  await expect.poll(() => tagged(other.client, room), PATIENT).toBe(2);
  expect(await everything(one.client, room.projectId, room.articleId)).toEqual(before);

  // The manager, who sees all, tags too; when the pair's own next tags have come through the stream, so would theirs.
  await tagBySending(client, room, 5);
  await tagBySending(one.client, room, 6, "boilerplate");
  await cards(one.page).nth(1).waitFor();
  expect(await cards(one.page).count()).toBe(2);
  expect(await one.page.getByRole("list", { name: "Reading now" }).count()).toBe(0);

  for (const { client: submitting } of [one, other])
    await submitting.apply("review.set", { articleId: room.articleId, state: "submitted" });
  await cards(one.page).nth(3).waitFor();
  await one.page.getByRole("list", { name: "Reading now" }).waitFor();
  expect(await cards(one.page).count()).toBe(4);
  await one.close();
  await other.close();
});

test("the overview tells a blind reviewer the project's sums, and nobody's share but their own", async () => {
  const room = await makeRoom(client, { blind: true });
  const [one, other] = [
    await addPerson(server, { projectId: room.projectId, role: "reviewer" }),
    await addPerson(server, { projectId: room.projectId, role: "reviewer" }),
  ];
  await other.client.apply("review.set", { articleId: room.articleId, state: "submitted" });
  // The page with all that it hands to the browser.
  const overview = async (viewer: TestClient) => (await viewer.get(`/p/${room.projectId}`)).text();
  const look = async () => {
    const seen = await overview(one.client);
    expect(seen).toContain("Reviews left");
    expect(seen).toContain(one.id);
    expect(seen).not.toContain(other.id);
    expect(await overview(client)).toContain(other.id);
    return seen;
  };
  await look();
  const rule = { overlap: 2, strategy: "in-order", leaseHours: 24, dueAt: null };
  await client.apply("assignment-rule.set", { id: room.projectId, version: 0, ...rule });
  expect(await look()).toContain("The team");
});
