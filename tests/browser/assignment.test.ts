import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { addPerson, withStore } from "../api/people.ts";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { makeRoom } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

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
  await manager.page.getByRole("button", { name: "Give to… Another article." }).click();
  await manager.page.getByRole("combobox", { name: "Reviewer" }).selectOption({ label: "Ben Reed" });
  await manager.page.getByRole("button", { name: "Give article" }).click();
  await manager.page.getByText("I know its author.").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Skip Another article." }).click();
  await page.getByRole("textbox", { name: "Why" }).fill("I still know its author.");
  await page.getByRole("button", { name: "Skip article" }).click();
  await page.getByRole("button", { name: "Skip Another article." }).waitFor({ state: "detached" });

  await manager.page.goto(base);
  await manager.page.getByText("2 of 2 reviews are left.").first().waitFor();
  await page.getByRole("link", { name: "Read the first" }).click();
  await submit.click();
  await manager.page.getByText("1 of 2 reviews is left.").first().waitFor();
  // Submitting leads on to the overview; the manager may hear of it before the reviewer is there.
  await page.waitForURL(base);
  await page.goBack();
  await page.getByRole("button", { name: "Reopen" }).click();
  await manager.page.getByText("2 of 2 reviews are left.").first().waitFor();
  await manager.page.getByRole("tab", { name: "Table" }).click();
  expect(await manager.page.getByRole("columnheader", { name: "Submitted by Ben Reed" }).count()).toBe(1);

  // Time that is over is told; the work goes on all the same.
  await withStore(server, (store) =>
    store.write(({ db, tables }) => db.update(tables.assignment).set({ leaseUntil: Date.now() - 1 })),
  );
  await page.goto(base);
  const queue = page.getByRole("list").filter({ hasText: "lapsed" });
  await queue.getByText("somebody else may take it; you can still submit").waitFor();
  await queue.getByRole("link").first().click();
  await submit.click();
  await manager.page.getByText("1 of 2 reviews is left.").first().waitFor();

  // A guideline that nobody has read yet is told of where everybody comes by.
  await client.apply("guideline.create", {
    ...{ id: newId(), projectId, basedOn: 0, text: "A claim is true or false.", note: "The first rules." },
  });
  await page.goto(base);
  await page.getByText("You have not read this project’s guideline yet.").waitFor();
  await page.goto(`${base}/guideline`);
  await page.getByRole("button", { name: "I have read it" }).click();
  await page.getByText("You have not read the guideline yet").waitFor({ state: "detached" });
  await client.apply("guideline.create", {
    ...{ id: newId(), projectId, basedOn: 1, note: "Say who checks." },
    text: "A claim is true or false, and somebody can check it.",
  });
  await page.reload();
  await page.getByText("Changed since you read version 1").waitFor();
  await page.locator("ins").filter({ hasText: "somebody" }).waitFor();
  await reviewer.close();
  await manager.close();
});
