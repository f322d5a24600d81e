import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { ProjectClaims } from "#lib/claims/dossier.ts";
import { describePassage } from "#lib/text/anchoring.ts";
import { openPage } from "../support/browser.ts";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { makeRoom } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

test("the words of a voice are marked in the article by hand, with keys alone, and kept", async () => {
  const { projectId, versionId, text } = await makeRoom(client, { paragraphs: 3 });
  const spot = (exact: string) => ({
    start: text.indexOf(exact),
    end: text.indexOf(exact) + exact.length,
    exact,
  });
  const passage = describePassage(text, spot("Sentence 2 says something"));
  const [claimId, annotationId] = [newId(), newId()];
  await client.apply("annotation.create", { id: annotationId, versionId, passage, tag: "claim" });
  const mention = { id: newId(), annotationId };
  await client.apply("claim.create", { id: claimId, projectId, text: "It says something.", mention });

  const watched = await openPage(browser, { baseURL: server.url, reducedMotion: "reduce" });
  const { page } = watched;
  await page.context().addCookies(client.browserCookies());
  await page.goto(`/p/${projectId}/claims/${claimId}`);
  await page.getByRole("button", { name: "Edit who said it" }).press("Enter");
  await page.getByRole("combobox", { name: "Origin" }).fill("Harbour office");
  await page.getByRole("button", { name: /^Mark its words/ }).press("Enter");
  const words = page.getByRole("textbox", { name: "The article" });
  await words.waitFor();
  expect(await words.inputValue()).toBe(text);
  const mark = async (exact: string, part: string) => {
    const { start, end } = spot(exact);
    await words.evaluate((field: HTMLTextAreaElement, [from, to]) => field.setSelectionRange(from, to), [
      start,
      end,
    ] as const);
    await page.getByRole("button", { name: part }).press("Enter");
    await page.getByText(`“${exact.trim()}” marked`).waitFor();
  };
  await mark("Sentence 1 ", "Who says it");
  await mark("says", "Word of saying");
  await mark("something of its own", "What is said");
  await mark("Sentence 3", "What is said");
  await page.getByRole("button", { name: "Take out “Sentence 3”" }).press("Enter");
  await page.getByRole("button", { name: "Save mention" }).press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  const { claims } = await client.json<ProjectClaims>("GET", `/api/v1/projects/${projectId}/claims`);
  expect(claims[0]?.mentions[0]?.chain).toMatchObject([
    { source: spot("Sentence 1"), cue: spot("says"), content: [spot("something of its own")] },
  ]);
  await watched.close();
});
