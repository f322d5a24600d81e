import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/browser.ts";
import type { TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { cards, makeRoom, openArticle, sitDown, tagByKeys, tagBySending } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

const showsCards = (page: Page, many: number) =>
  cards(page)
    .nth(many - 1)
    .waitFor();

test("three reviewers on one article see each other and each other's tags", async () => {
  const room = await makeRoom(client);
  const team = [
    await sitDown(browser, server, room),
    await sitDown(browser, server, room),
    await sitDown(browser, server, room),
  ];
  for (const { page } of team)
    await page.getByRole("list", { name: "Reading now" }).getByRole("listitem").nth(1).waitFor();
  for (const [place, { page }] of team.entries()) {
    await tagByKeys(page, [["c", "o", "b"][place] ?? "c"]);
    for (const other of team) await showsCards(other.page, place + 1);
  }
  for (const { page, close } of team) {
    expect(await cards(page).count()).toBe(3);
    await close();
  }
});

test("what a colleague does leaves an open card and its draft alone", async () => {
  const room = await makeRoom(client);
  const me = await sitDown(browser, server, room);
  await tagByKeys(me.page, ["c"]);
  await cards(me.page).first().getByRole("button").first().click();
  const note = me.page.getByRole("textbox", { name: "Note" });
  await note.fill("Half a thought");
  await tagBySending(client, room, 3);
  await showsCards(me.page, 2);
  expect(await note.inputValue()).toBe("Half a thought");
  expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
  await me.close();
});

test("seven tabs of one browser are all live over one stream", async () => {
  const room = await makeRoom(client);
  const watched = await openPage(browser);
  await watched.page.context().addCookies(client.browserCookies());
  let streams = 0;
  watched.page.context().on("request", (request) => {
    if (request.url().includes("/stream") && request.method() === "GET") streams += 1;
  });
  const tabs = [watched.page];
  while (tabs.length < 7) tabs.push(await watched.page.context().newPage());
  for (const tab of tabs) await openArticle(tab, room.url);
  await tagBySending(client, room, 0);
  for (const tab of tabs) await showsCards(tab, 1);
  expect(streams).toBe(1);
  // The tab that holds the stream goes; another takes it over and nothing is missed.
  await watched.page.close();
  await tagBySending(client, room, 1);
  for (const tab of tabs.slice(1)) await showsCards(tab, 2);
  await watched.close();
});

test("a stream is ended within a second when its person is disabled", async () => {
  const room = await makeRoom(client);
  const { client: theirs, id, close, expectProblem } = await sitDown(browser, server, room);
  expectProblem(/401/);
  const response = await theirs.get(`/api/v1/projects/${room.projectId}/stream`);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const text = response.text();
  await client.apply("account.disable", { id });
  expect(await text).toContain('event: bye\ndata: {"reason":"ended"}');
  await close();
});
