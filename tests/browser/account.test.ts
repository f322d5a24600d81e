import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { fromBase32 } from "#lib/accounts/base32.ts";
import { stepAt, totpCode } from "#lib/accounts/totp.ts";
import { addProject } from "../api/people.ts";
import { openPage } from "../support/browser.ts";
import type { TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;
withBrowser((stage) => ({ server, client, browser } = stage));

const GUEST = {
  name: "Rosa Lind",
  email: "rosa@sourcemark.test",
  password: "a sentence that nobody guesses",
};

/** What an authenticator shows for a secret as the page writes it. */
async function codeFor(secret: string): Promise<string> {
  const bytes = fromBase32(secret.replaceAll(" ", ""));
  if (!bytes) throw new Error(`This is no secret: ${secret}`);
  return totpCode(bytes, stepAt(Date.now()));
}

async function inviteLink(projectId: string): Promise<string> {
  const { page, close } = await openPage(browser);
  await page.context().addCookies(client.browserCookies());
  await page.goto(`${server.url}/p/${projectId}/settings`);
  await page.getByRole("button", { name: /^Invite/ }).click();
  await page.getByRole("button", { name: "Make link" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  await close();
  return link;
}

/** Turns the second factor on and gives the first of the recovery codes. */
async function setUpSecondFactor(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByRole("dialog").getByLabel("Present password").fill(GUEST.password);
  await page.getByRole("button", { name: "Continue" }).click();
  const secret = await page.getByRole("definition").innerText();
  await page.getByRole("textbox", { name: "Code" }).fill(await codeFor(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("dialog", { name: "Your recovery codes" }).getByRole("listitem");
  const first = await codes.first().innerText();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return first;
}

async function makeToken(page: Page): Promise<string> {
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("What it is for").fill("Nightly reading");
  await page.getByRole("button", { name: "Make token" }).click();
  const token = await page.getByLabel("Token", { exact: true }).inputValue();
  await page.keyboard.press("Escape");
  await page.getByText("Nightly reading").waitFor();
  return token;
}

test("a guest joins by a link, guards the account with a second factor, comes back by a recovery code, and ends what is left elsewhere", async () => {
  const projectId = await addProject(client);
  const articles = `${server.url}/api/v1/projects/${projectId}/articles`;
  const { page, close, expectProblem } = await openPage(browser);
  await page.goto(await inviteLink(projectId));
  await page.getByLabel("Name").fill(GUEST.name);
  await page.getByLabel("Email").fill(GUEST.email);
  await page.getByLabel("Password", { exact: true }).fill(GUEST.password);
  await page.getByRole("button", { name: "Make account and join" }).click();
  await page.waitForURL(`**/p/${projectId}`);

  await page.goto(`${server.url}/account`);
  const recoveryCode = await setUpSecondFactor(page);
  await page.getByText("Off. Your password alone lets you in.").waitFor({ state: "detached" });
  const token = await makeToken(page);
  const byToken = await fetch(articles, { headers: { authorization: `Bearer ${token}` } });
  expect(byToken.status).toBe(200);

  // As on another machine: that session stays open.
  const elsewhere = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  await page.context().clearCookies();
  await page.goto(`${server.url}/sign-in?next=/account`);
  await page.getByLabel("Email").fill(GUEST.email);
  await page.getByLabel("Password", { exact: true }).fill(GUEST.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  expectProblem(/status of 400/);
  await page.getByRole("textbox", { name: "Code" }).fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText(/^This code is wrong/).waitFor();
  await page.getByRole("textbox", { name: "Code" }).fill(recoveryCode.toUpperCase());
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/account");

  const statusElsewhere = async () => (await fetch(articles, { headers: { cookie: elsewhere } })).status;
  expect(await statusElsewhere()).toBe(200);
  await page.getByRole("button", { name: /^End the session of/ }).click();
  await page.getByRole("button", { name: "End session" }).click();
  await page.getByRole("button", { name: /^End the session of/ }).waitFor({ state: "detached" });
  expect(await statusElsewhere()).toBe(401);
  await close();
});
