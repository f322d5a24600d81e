import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { addPerson } from "../api/people.ts";
import { openPage } from "../support/browser.ts";
import { TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { makeRoom, openArticle, sitDown, tagByKeys } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

const MANY = 500;

test("500 passages tagged offline survive a restart of the server and the end of the session", async () => {
  const room = await makeRoom(client, { paragraphs: MANY });
  const me = await sitDown(browser, server, room);
  const { page } = me;
  me.expectProblem(
    /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_CONNECTION_RESET|401/,
  );
  await page.context().setOffline(true);
  await page.keyboard.press("j");
  const tags = Array.from({ length: MANY }, (_, n) => ["c", "o", "b"][n % 3] ?? "c");
  for (const key of tags) await page.keyboard.press(key);
  await page.getByText(`Waiting (${MANY})`).first().waitFor();

  await server.restart();
  await me.client.json("POST", "/api/auth/sign-out", {});
  await page.context().setOffline(false);
  await page.getByText("Sign in", { exact: false }).first().waitFor();

  await new TestClient(server.url).signIn(me.credentials);
  const again = new TestClient(server.url);
  await again.signIn(me.credentials);
  await page.context().addCookies(again.browserCookies());
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await page.getByText("Saved", { exact: true }).first().waitFor();

  const { annotations } = await again.json<{
    annotations: { id: string; start: number; exact: string; tag: string }[];
  }>("GET", `/api/v1/projects/${room.projectId}/articles/${room.articleId}`);
  const sentences = room.text.split("\n\n");
  const names: Record<string, string> = { c: "claim", o: "opinion", b: "boilerplate" };
  expect(annotations.map(({ exact }) => exact)).toEqual(sentences);
  expect(annotations.map(({ tag }) => tag)).toEqual(tags.map((key) => names[key]));
  // Minted in time order, so the order of ids is the order in which they were made.
  const ids = annotations.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  await me.close();
});

test("a browser that keeps nothing says so while it is offline, and sends all when it is back", async () => {
  const room = await makeRoom(client);
  const { page, close, expectProblem } = await openPage(browser);
  expectProblem(/ERR_INTERNET_DISCONNECTED/);
  await page.context().addCookies(client.browserCookies());
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("This window keeps nothing.", "SecurityError");
    };
  });
  await openArticle(page, room.url);
  await tagByKeys(page, ["c"]);
  await page.getByText("Saved", { exact: true }).first().waitFor();
  await page.context().setOffline(true);
  await page.keyboard.press("o");
  await page.getByText("Not kept").first().waitFor();
  await page.context().setOffline(false);
  await page.getByText("Saved", { exact: true }).first().waitFor();
  const path = `/api/v1/projects/${room.projectId}/articles/${room.articleId}`;
  const { annotations } = await client.json<{ annotations: { tag: string }[] }>("GET", path);
  expect(annotations.map(({ tag }) => tag)).toEqual(["claim", "opinion"]);
  await close();
});

test("what one person left waiting is never sent as the next who signs in, and not lost", async () => {
  const room = await makeRoom(client);
  const [me, next] = [
    await sitDown(browser, server, room),
    await addPerson(server, { ...room, role: "reviewer" }),
  ];
  const { page } = me;
  me.expectProblem(/ERR_INTERNET_DISCONNECTED|401/);
  await page.context().setOffline(true);
  await tagByKeys(page, ["c"]);
  await page.getByText("Waiting (1)").first().waitFor();
  await page.context().addCookies(next.client.browserCookies());
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Waiting (1)" }).click();
  await page.getByText("These changes are somebody else's.", { exact: false }).first().waitFor();
  const path = `/api/v1/projects/${room.projectId}/articles/${room.articleId}`;
  const kept = async () =>
    (await client.json<{ annotations: { reviewerId: string }[] }>("GET", path)).annotations;
  expect(await kept()).toEqual([]);
  await page.context().addCookies(me.client.browserCookies());
  await page.getByRole("button", { name: "Send now" }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  expect(await kept()).toMatchObject([{ reviewerId: me.id }]);
  await me.close();
});
