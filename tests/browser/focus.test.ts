import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { makeRoom } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: on } = document;
    return on === document.body ? "nothing" : (on?.ariaLabel ?? on?.textContent ?? "");
  });
const press = (page: Page, name: string) => page.getByRole("button", { name }).first().press("Enter");

test("whoever works with keys keeps their place when what they pressed is gone or switched off", async () => {
  const { projectId } = await makeRoom(client);
  const claimId = newId();
  await client.apply("claim.create", { id: claimId, projectId, text: "It says something." });
  for (const page of ["one", "two"]) {
    const target = { kind: "url", url: `https://outlet.example/${page}` };
    await client.apply("evidence.add", { id: newId(), claimId, stance: "supports", target });
  }
  const { page, close } = await openPage(browser, { baseURL: server.url, reducedMotion: "reduce" });
  await page.context().addCookies(client.browserCookies());
  await page.goto(`/p/${projectId}/claims/${claimId}`);

  // The row is gone with its button: the next row is near. The last row is gone: what stood before it is.
  await press(page, "Remove this evidence");
  await expect.poll(() => focused(page)).toBe("https://outlet.example/two");
  await press(page, "Remove this evidence");
  await expect.poll(() => focused(page)).toBe("Find evidence");
  // The message goes with its button: back to the page, where one was.
  await press(page, "Undo");
  await page.getByRole("button", { name: "Remove this evidence" }).waitFor();
  await expect.poll(() => focused(page)).toBe("Find evidence");

  // What was saved need not be saved again: its button is off, and the field before it is near.
  await page.getByRole("radio", { name: /^3 Single origin/ }).press("Space");
  await page.getByRole("radio", { name: /^Moderate/ }).press("Space");
  await page.getByRole("textbox", { name: "Rationale" }).fill("One origin.");
  await press(page, "Save claim");
  await page.getByText("Claim saved").waitFor();
  await expect.poll(() => focused(page)).not.toBe("nothing");
  const inForm = page.getByRole("form", { name: "Claim" });
  expect(await inForm.evaluate((form) => form.contains(document.activeElement))).toBe(true);
  await close();
});
