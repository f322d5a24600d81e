import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson } from "../api/people.ts";
import { launchBrowser, openPage } from "../support/browser.ts";
import { newId, TestClient } from "../support/client.ts";
import { startTestServer, type TestServer } from "../support/server.ts";
import { makeRoom } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

beforeAll(async () => {
  server = await startTestServer();
  client = new TestClient(server.url);
  await client.setUp(server.setupUrl);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

test("a reviewer takes articles, skips one with a reason, submits and reopens; the manager sees it happen", async () => {
  const { projectId } = await makeRoom(client);
  const base = `${server.url}/p/${projectId}`;
  await client.send("POST", `/api/v1/projects/${projectId}/articles`, {
    body: "Another article.",
    headers: { "content-type": "text/plain" },
  });
  const manager = await openPage(browser);
  await manager.page.context().addCookies(client.browserCookies());
  await manager.page.goto(`${base}/settings`);
  await manager.page.getByRole("spinbutton", { name: "Reviewers per article" }).fill("1");
  await manager.page.getByRole("radio", { name: /^By publisher/ }).check();
  await manager.page.getByRole("button", { name: "Turn assignment on" }).click();
  await manager.page.getByRole("button", { name: "Save assignment" }).waitFor();

  const { client: theirs } = await addPerson(server, { projectId, role: "reviewer" });
  const reviewer = await openPage(browser);
  const { page } = reviewer;
  await page.context().addCookies(theirs.browserCookies());
  const submit = page.getByRole("button", { name: /^Submit/ });
  await page.goto(base);
  await page.getByRole("button", { name: "Take the next article" }).click();
  await submit.waitFor();
  await page.goto(base);
  await page.getByRole("button", { name: "Take another" }).click();
  await submit.waitFor();

  await page.goto(base);
  await page.getByRole("button", { name: "Skip Another article." }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("I know its author.");
  await page.getByRole("button", { name: "Skip article" }).click();
  await page.getByRole("button", { name: "Skip Another article." }).waitFor({ state: "detached" });
  // The settings were left open: what was skipped appears there by itself.
  await manager.page.getByText("I know its author.").waitFor();

  await manager.page.goto(base);
  await manager.page.getByText("2 of 2 reviews are left.").first().waitFor();
  await page.getByRole("link", { name: "Read the first" }).click();
  await submit.click();
  await manager.page.getByText("1 of 2 reviews is left.").first().waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "Reopen" }).click();
  await manager.page.getByText("2 of 2 reviews are left.").first().waitFor();
  await manager.page.getByRole("tab", { name: "Table" }).click();
  expect(await manager.page.getByRole("columnheader", { name: "Submitted by Ben Reed" }).count()).toBe(1);

  // A guideline that nobody has read yet is told of where everybody comes by.
  await client.apply("guideline.create", {
    ...{ id: newId(), projectId, basedOn: 0, text: "A claim is true or false.", note: "The first rules." },
  });
  await page.goto(base);
  await page.getByText("You have not read this project’s guideline yet.").waitFor();
  await reviewer.close();
  await manager.close();
});
