import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADMINISTRATOR, TestClient } from "#tests/support/client.ts";
import { startMailbox, type Mailbox } from "#tests/support/mailbox.ts";
import type { TestServer } from "#tests/support/server.ts";
import { withServer } from "#tests/support/stage.ts";
import { addPerson, addProject, lookInside } from "./people.ts";

let mailbox: Mailbox;
let server: TestServer;
let administrator: TestClient;
let project: string;

beforeAll(async () => {
  mailbox = await startMailbox();
});
afterAll(() => mailbox?.close());

const MAIL_FROM = "Sourcemark <desk@sourcemark.test>";
withServer(
  async (stage) => {
    ({ server, client: administrator } = stage);
    project = await addProject(administrator);
  },
  { environment: (url) => ({ PUBLIC_URL: url, SMTP_URL: mailbox.url, MAIL_FROM }) },
);

const guest = () => new TestClient(server.url);
const ask = (email: string, headers: Record<string, string> = {}) =>
  guest().post("/api/v1/accounts/forgotten", { email }, headers);
const linkIn = (text: string) => /^http\S+$/m.exec(text)?.[0] ?? "";
const secretIn = (text: string) => linkIn(text).split("/").at(-1) ?? "";

describe("a forgotten password", () => {
  test("is replaced by a link in a mail, which works once", async () => {
    const { client, credentials } = await addPerson(server, { projectId: project, role: "reviewer" });
    const { email } = credentials;
    expect((await ask(email.toUpperCase())).status).toBe(200);
    const mail = await mailbox.next(({ to }) => to.includes(email));
    expect(mail).toMatchObject({ from: "desk@sourcemark.test", to: [email], text: /Hello Ben Reed/ });
    expect(linkIn(mail.text)).toMatch(`${server.url}/reset/`);
    const secret = secretIn(mail.text);
    expect(await (await guest().get(`/reset/${secret}`)).text()).toContain("New password");
    const password = "chosen from the mailbox";
    await guest().json("POST", "/api/v1/accounts/reset", { secret, password });
    expect((await client.get(`/api/v1/projects/${project}/articles`)).status).toBe(401);
    await guest().signIn({ email, password });
    expect((await guest().post("/api/v1/accounts/reset", { secret, password })).status).toBe(403);
    const kept = lookInside(server, (connection) => connection.serialize()).toString("latin1");
    expect(kept).not.toContain(secret);
    expect(server.output()).not.toContain(secret);
  });

  test("takes the link of the latest mail only, and only for an hour", async () => {
    const { credentials, id } = await addPerson(server);
    const { email } = credentials;
    const secrets: string[] = [];
    for (let round = 0; round < 2; round++) {
      await ask(email);
      secrets.push(secretIn((await mailbox.next(({ to }) => to.includes(email))).text));
    }
    const statuses = [];
    for (const secret of secrets) statuses.push((await guest().get(`/reset/${secret}`)).text());
    const [first, second] = await Promise.all(statuses);
    expect(first).toContain("This link is over");
    expect(second).toContain("New password");
    const [row] = lookInside(server, (connection) =>
      connection
        .prepare("select expires_at - created_at as span from one_time_link where user_id = ?")
        .all(id),
    ) as { span: number }[];
    expect(row?.span).toBe(60 * 60 * 1000);
  });

  test("is answered alike whether there is such an account or not, and nobody else gets a mail", async () => {
    const { id, credentials } = await addPerson(server);
    await administrator.apply("account.disable", { id });
    const before = mailbox.mails.length;
    const answers = [];
    for (const email of ["nobody@sourcemark.test", credentials.email, ADMINISTRATOR.email]) {
      const response = await ask(email);
      answers.push([response.status, await response.text()]);
    }
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    // The last one's mail has come, so the ones before had their turn.
    await mailbox.next(({ to }) => to.includes(ADMINISTRATOR.email));
    expect(mailbox.mails.length).toBe(before + 1);
  });

  test("names this server in its link, whatever the request says", async () => {
    const { credentials } = await addPerson(server);
    await ask(credentials.email, { "x-forwarded-host": "evil.test" });
    const { text } = await mailbox.next(({ to }) => to.includes(credentials.email));
    expect(text).not.toContain("evil.test");
  });

  test("goes on where the mail server does not, without telling", async () => {
    const { credentials } = await addPerson(server);
    mailbox.refuse(true);
    expect((await ask(credentials.email)).status).toBe(200);
    const deadline = Date.now() + 5_000;
    while (!server.output().includes("could not send the link") && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.output()).toContain("could not send the link");
    mailbox.refuse(false);
    expect(server.output()).not.toContain("mail-server-password");
  });

  test("is offered at the door", async () => {
    expect(await (await guest().get("/sign-in")).text()).toContain("Forgot your password?");
    expect((await guest().get("/forgotten")).status).toBe(200);
  });
});

describe("an invitation", () => {
  const invite = (email: string) =>
    administrator.json<{ path: string; isSent: boolean }>("POST", "/api/v1/invitations", {
      ...{ projectId: project, role: "reviewer", days: 7, email },
    });

  test("is sent to an address, with the project and who invites", async () => {
    const { path, isSent } = await invite("cleo@sourcemark.test");
    expect(isSent).toBe(true);
    const mail = await mailbox.next(({ to }) => to.includes("cleo@sourcemark.test"));
    expect(mail.subject).toBe("Invitation to “Test project” in Sourcemark");
    expect(mail.text).toContain("Ada Quill invites you");
    expect(linkIn(mail.text)).toMatch(`${server.url}${path}~`);
    expect(await (await guest().get(new URL(linkIn(mail.text)).pathname)).text()).toContain("Test project");
  });

  test("proves an address by what was mailed to it, not by what was shown to who invites", async () => {
    const password = "a password long enough";
    const accept = async (secret: string, email: string) => {
      await guest().json("POST", "/api/v1/invitations/accept", { secret, name: "Eve", email, password });
      return lookInside(server, (connection) =>
        connection.prepare("select email_verified from user where email = ?").pluck().get(email),
      );
    };
    const secretOf = async (email: string) =>
      secretIn((await mailbox.next(({ to }) => to.includes(email))).text);
    const { path } = await invite("boss@sourcemark.test");
    expect(await accept(path.split("/").at(-1) ?? "", "boss@sourcemark.test")).toBe(0);
    await invite("faye@sourcemark.test");
    expect(await accept(await secretOf("faye@sourcemark.test"), "faye@sourcemark.test")).toBe(1);
    await invite("gus@sourcemark.test");
    expect(await accept(await secretOf("gus@sourcemark.test"), "other@sourcemark.test")).toBe(0);
  });

  test("holds when its mail could not be sent", async () => {
    mailbox.refuse(true);
    const { path, isSent } = await invite("dora@sourcemark.test");
    mailbox.refuse(false);
    expect(isSent).toBe(false);
    expect(await (await guest().get(path)).text()).toContain("Test project");
  });

  test("goes to one address, and to no header", async () => {
    for (const email of ["a@b.test, c@d.test", "a@b.test\r\nBcc: c@d.test", "a@b.test>"]) {
      const response = await administrator.post("/api/v1/invitations", {
        ...{ projectId: project, role: "reviewer", days: 7, email },
      });
      expect(response.status).toBe(400);
    }
  });
});

test("whoever invites too many people by mail has to wait; links to hand over need not", async () => {
  const { client } = await addPerson(server);
  const projectId = await addProject(client);
  const invite = (email: string) =>
    client.post("/api/v1/invitations", { projectId, role: "viewer", days: 7, email });
  const before = mailbox.mails.length;
  const answers = [];
  for (let n = 0; n < 32; n++) answers.push(await invite(`stranger-${n}@sourcemark.test`));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(2);
  expect(mailbox.mails.length - before).toBe(32 - refused.length);
  for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await invite("")).status).toBe(200);
});

// Last: from here on this address has to wait.
test("an eleventh link in a quarter of an hour has to wait", async () => {
  const { credentials } = await addPerson(server);
  const answers = await Promise.all(Array.from({ length: 15 }, () => ask(credentials.email)));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(5);
  for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});
