import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openPage } from "../support/browser.ts";
import { ADMINISTRATOR, newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

/** Sends every form that has no address to lead to as a browser without scripts would. */
const sendThemAll = (page: Page) =>
  page.evaluate(() => {
    const forms = [...document.forms].filter(({ method }) => method !== "get");
    for (const form of forms) {
      // Whatever could be typed into them, were they open.
      for (const group of form.querySelectorAll("fieldset")) group.disabled = false;
      for (const field of form.querySelectorAll("input")) if (field.type === "text") field.value = "typed";
      form.requestSubmit();
    }
    return forms.length;
  });

test("without scripts no form is sent by the browser itself", async () => {
  const projectId = newId();
  await client.apply("project.create", { id: projectId, name: "Quiet" });
  const watched = await openPage(browser, { baseURL: server.url, javaScriptEnabled: false });
  const { page } = watched;
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const shows = async (address: string, forms: number) => {
    await page.goto(address, { waitUntil: "load" });
    sent.length = 0;
    expect(await sendThemAll(page)).toBe(forms);
    expect(sent).toEqual([]);
    expect(page.url()).toBe(server.url + address);
  };
  await shows("/sign-in", 1);
  await page.context().addCookies(client.browserCookies());
  await shows("/account", 2);
  await shows(`/p/${projectId}/settings`, 2);
  await watched.close();
});

test("while scripts are held back a form takes nothing in; afterwards it does its work", async () => {
  const watched = await openPage(browser, { baseURL: server.url });
  const { page } = watched;
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/sign-in", { waitUntil: "commit" });
  const email = page.getByRole("textbox", { name: "Email" });
  const signIn = page.getByRole("button", { name: "Sign in" });
  await signIn.waitFor();
  expect(await email.isDisabled()).toBe(true);
  await signIn.click({ force: true });
  await page.keyboard.press("Enter");
  expect(page.url()).toBe(`${server.url}/sign-in`);
  // It looks as it will look: nothing fades in when the scripts have come.
  expect(await signIn.evaluate((button) => getComputedStyle(button).opacity)).toBe("1");

  release();
  await email.fill(ADMINISTRATOR.email);
  await page.getByLabel("Password", { exact: true }).fill(ADMINISTRATOR.password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Projects" }).waitFor();
  await watched.close();
});
