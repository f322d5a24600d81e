import { describe, expect, test } from "vitest";
import { newId, type TestClient } from "#tests/support/client.ts";
import { withServer } from "#tests/support/stage.ts";

let client: TestClient;
const projectId = newId();
const base = `/api/v1/projects/${projectId}`;

withServer(async (stage) => {
  ({ client } = stage);
  await client.apply("project.create", { id: projectId, name: "Pages" });
});

interface Listed {
  id: string;
}
type Answer = Record<string, Listed[]> & { next: string | null };

const page = (list: string, cursor: string | null, limit = 2) =>
  client.json<Answer>("GET", `${base}/${list}?limit=${limit}${cursor === null ? "" : `&cursor=${cursor}`}`);

async function addArticle(number: number): Promise<string> {
  const body = `Article number ${number} says that ${number} bridges were closed.`;
  const response = await client.send("POST", `${base}/articles`, {
    body,
    headers: { "content-type": "text/plain" },
  });
  return ((await response.json()) as { articleId: string }).articleId;
}

describe("lists", () => {
  test("of articles go on where they stopped, whatever is added meanwhile", async () => {
    const ids: string[] = [];
    for (let number = 0; number < 5; number++) ids.push(await addArticle(number));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer: Answer = await page("articles", cursor);
      const articles = answer["articles"] ?? [];
      expect(articles.length).toBeLessThanOrEqual(2);
      seen.push(...articles.map(({ id }) => id));
      if (seen.length === 2) ids.push(await addArticle(99));
      cursor = answer.next;
    } while (cursor !== null);
    expect(seen).toEqual(ids);
  });

  test("of claims, too, with all the sources on each page", async () => {
    const ids = Array.from({ length: 3 }, () => newId());
    for (const id of ids) await client.apply("claim.create", { id, projectId, text: `Claim ${id}.` });
    type Claims = { claims: { claim: Listed }[]; publishers: unknown[]; next: string | null };
    const first = await client.json<Claims>("GET", `${base}/claims?limit=2`);
    const rest = await client.json<Claims>("GET", `${base}/claims?limit=2&cursor=${first.next}`);
    expect([...first.claims, ...rest.claims].map(({ claim }) => claim.id)).toEqual(ids);
    expect([rest.next, rest.publishers.length]).toEqual([null, first.publishers.length]);
  });

  test.each(["articles", "claims", "releases", "imports", "adjudication", "webhooks"])(
    "%s: refuses what is no cursor and no limit",
    async (list) => {
      for (const query of ["cursor=nonsense", "limit=0", "limit=1001", "offset=4"])
        expect([query, (await client.get(`${base}/${list}?${query}`)).status]).toEqual([query, 400]);
      expect(await page(list, null)).toMatchObject({
        next: list === "articles" || list === "claims" ? expect.any(String) : null,
      });
    },
  );

  test("the description of the API names cursor and limit on every list", async () => {
    type Description = {
      paths: Record<string, { get?: { summary: string; parameters: { name: string }[] } }>;
    };
    const { paths } = await client.json<Description>("GET", "/api/v1/openapi.json");
    const lists = Object.entries(paths).filter(([, { get }]) => get?.summary.startsWith("List "));
    expect(lists.length).toBeGreaterThan(6);
    for (const [path, { get }] of lists)
      expect([path, get?.parameters.map(({ name }) => name)]).toEqual([
        path,
        expect.arrayContaining(["cursor", "limit"]),
      ]);
  });
});

test("a webhook is made with its secret once, and told of in the settings", async () => {
  const made = await client.json<{ webhook: Listed; secret: string }>("POST", `${base}/webhooks`, {
    ...{ url: "https://hooks.example.org/in", topics: ["claims", "releases"] },
  });
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { webhooks } = await client.json<{ webhooks: Listed[] }>("GET", `${base}/webhooks`);
  expect(JSON.stringify(webhooks)).not.toContain(made.secret.slice(6));
  const renewed = await client.json<{ secret: string }>(
    "POST",
    `${base}/webhooks/${made.webhook.id}/secret`,
    {},
  );
  expect(renewed.secret).not.toBe(made.secret);
  expect(await (await client.get(`/p/${projectId}/settings`)).text()).toContain(
    "https://hooks.example.org/in",
  );
});
