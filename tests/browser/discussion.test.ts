import type { Browser, Page } from "playwright-core";
import { expect, test } from "vitest";
import { newId, type TestClient } from "../support/client.ts";
import type { TestServer } from "../support/server.ts";
import { withBrowser } from "../support/stage.ts";
import { cards, makeRoom, sitDown, tagBySending } from "./team.ts";

let server: TestServer;
let client: TestClient;
let browser: Browser;

withBrowser((stage) => ({ server, client, browser } = stage));

const comment = (page: Page) => page.getByRole("textbox", { name: /^(Comment|Begin another thread)$/ });

test("somebody who is named finds the comment in the inbox, answers it, and the thread is settled", async () => {
  const room = await makeRoom(client);
  const [one, two] = [await sitDown(browser, server, room), await sitDown(browser, server, room)];
  await tagBySending(one.client, room, 0);
  const name = await nameOf(two.id, room.projectId);

  // By keys alone: the next annotation, then a comment on it that names a colleague after three letters.
  await cards(one.page).first().waitFor();
  await one.page.keyboard.press("n");
  await comment(one.page).waitFor();
  await one.page.keyboard.press("r");
  await one.page.keyboard.type(`What do you think, @${name.slice(0, 3)}`);
  await one.page.getByRole("option", { name }).first().waitFor();
  await one.page.keyboard.press("Enter");
  await one.page.keyboard.type("?");
  await one.page.keyboard.press("Control+Enter");
  await one.page.getByText(`What do you think, @${name} ?`).waitFor();

  // The colleague has the article open: the count and the card's sign appear by themselves.
  await two.page.getByRole("link", { name: "Inbox, 1 unread" }).click();
  await two.page.getByRole("listitem", { name: /^Unread/ }).waitFor();
  await two.page.getByRole("link", { name: /Sentence 1 says something/ }).click();
  await two.page.getByRole("region", { name: "Claim, chosen" }).waitFor();
  await two.page.getByRole("link", { name: "Inbox", exact: true }).waitFor();

  await two.page.getByRole("button", { name: "Answer" }).click();
  await two.page.keyboard.type("I think it stands.");
  await two.page.keyboard.press("Control+Enter");
  await one.page.getByText("I think it stands.").waitFor();
  await one.page.getByRole("button", { name: "Settle" }).click();
  await two.page.getByText(/^Settled: What do you think/).waitFor();
  await two.page.getByText(/^Settled: What do you think/).click();
  await two.page.getByRole("button", { name: "Reopen" }).click();
  await one.page.getByRole("button", { name: "Settle" }).waitFor();
  await one.close();
  await two.close();
});

test("an answer that comes while one is writing leaves the draft alone", async () => {
  const room = await makeRoom(client);
  const me = await sitDown(browser, server, room);
  const tagged = await tagBySending(me.client, room, 0);
  const about = { projectId: room.projectId, subject: "annotation", subjectId: tagged.id };
  const thread = newId();
  await client.apply("comment.add", { ...about, id: thread, text: "Why a claim?" });
  await cards(me.page)
    .getByRole("button", { name: /1 comment/ })
    .waitFor();
  await me.page.keyboard.press("n");
  await me.page.getByText("Why a claim?").waitFor();
  await comment(me.page).fill("Half a thought");
  await client.apply("comment.add", { ...about, id: newId(), threadId: thread, text: "Or an opinion?" });
  await me.page.getByText("Or an opinion?").waitFor();
  expect(await comment(me.page).inputValue()).toBe("Half a thought");
  expect(await comment(me.page).evaluate((field) => field === document.activeElement)).toBe(true);
  await me.close();
});

test("what is typed while a comment is on its way stays", async () => {
  const room = await makeRoom(client);
  const me = await sitDown(browser, server, room);
  const { id: subjectId } = await tagBySending(me.client, room, 0);
  const about = { projectId: room.projectId, subject: "annotation", subjectId };
  await client.apply("comment.add", { ...about, id: newId(), text: "Why a claim?" });
  await cards(me.page)
    .getByRole("button", { name: /1 comment/ })
    .waitFor();
  await me.page.keyboard.press("n");
  await comment(me.page).fill("First thought");
  const held = Promise.withResolvers<void>();
  const sent = Promise.withResolvers<void>();
  await me.page.route("**/api/v1/operations", async (route) => {
    sent.resolve();
    await held.promise;
    await route.continue();
  });
  await comment(me.page).press("Control+Enter");
  await sent.promise;
  await comment(me.page).fill("Second thought");
  held.resolve();
  await me.page.getByText("First thought").waitFor();
  expect(await comment(me.page).inputValue()).toBe("Second thought");
  await me.page.unroute("**/api/v1/operations");
  await comment(me.page).press("Control+Enter");
  await me.page.getByText("Second thought").waitFor();
  await expect.poll(() => comment(me.page).inputValue()).toBe("");
  await me.close();
});

test("on a claim's page comments appear at once; other changes wait while one is in a form", async () => {
  const room = await makeRoom(client);
  const me = await sitDown(browser, server, room);
  const claimId = newId();
  const { id: annotationId } = await tagBySending(client, room, 0);
  await client.apply("claim.create", {
    ...{ id: claimId, projectId: room.projectId, text: "The bridge is closed." },
    mention: { id: newId(), annotationId },
  });
  const reword = (version: number, text: string) =>
    client.apply<{ version: number }>("claim.update", { id: claimId, version, text });
  const heading = (text: string) => me.page.getByRole("heading", { level: 1, name: text });
  await me.page.goto(`${server.url}/p/${room.projectId}/claims/${claimId}`);
  await heading("The bridge is closed.").waitFor();
  await client.apply("comment.add", {
    ...{ id: newId(), projectId: room.projectId, subject: "claim", subjectId: claimId },
    text: "Since when?",
  });
  await me.page.getByText("Since when?").waitFor();
  const { version } = await reword(1, "The bridge was closed.");
  await heading("The bridge was closed.").waitFor();

  const reason = comment(me.page);
  await reason.fill("I read that");
  await reword(version, "The bridge was closed in May.");
  await me.page.getByRole("button", { name: "1 update" }).waitFor();
  expect(await heading("The bridge was closed.").count()).toBe(1);
  await me.page.getByRole("button", { name: "1 update" }).click();
  await heading("The bridge was closed in May.").waitFor();
  expect(await reason.inputValue()).toBe("I read that");
  await me.close();
});

test("what one deleted comes back from the activity, and colleagues cannot do it", async () => {
  const room = await makeRoom(client);
  const me = await sitDown(browser, server, room);
  const { id } = await tagBySending(me.client, room, 0);
  await me.client.apply("annotation.delete", { id, version: 1 });
  const activity = `${server.url}/p/${room.projectId}/activity`;
  const [theirs, mine] = [await sitDown(browser, server, room), me.page];
  await theirs.page.goto(activity);
  await theirs.page.getByText("deleted a passage tagged claim").waitFor();
  expect(await theirs.page.getByRole("button", { name: "Restore" }).count()).toBe(0);
  await mine.goto(activity);
  await mine.getByRole("button", { name: "Restore" }).click();
  await mine.getByText("restored a passage tagged claim").waitFor();
  await mine.getByRole("button", { name: "Restore" }).waitFor({ state: "detached" });
  await mine.goto(room.url);
  await cards(mine).first().waitFor();
  await theirs.close();
  await me.close();
});

async function nameOf(userId: string, projectId: string): Promise<string> {
  type Read = { people: { id: string; name: string }[] };
  const path = `/api/v1/projects/${projectId}/comments?articleId=${newId()}`;
  const { people } = await client.json<Read>("GET", path);
  const found = people.find(({ id }) => id === userId);
  if (!found) throw new Error("Nobody has this id.");
  return found.name;
}
