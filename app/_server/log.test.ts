import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { createLog } from "./log.ts";

const WORDS = "Words of an article, and $argon2id$hash";

function written(run: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  run(createLog({ write: (line: string) => (text += line) }));
  return text;
}

test("a query that failed is told by the database's own error, without its values, however it is wrapped", () => {
  const reason = Object.assign(new Error("connection terminated"), { code: "57P01" });
  const failed = new DrizzleQueryError("insert into article values ($1)", [WORDS], reason);
  for (const err of [failed, new Error("an import is late", { cause: failed })]) {
    const line = written((log) => log.error({ err }, "late"));
    expect(line).toContain("connection terminated");
    expect(line).not.toContain(WORDS);
  }
});

test("secrets are left out wherever a request or its settings are passed along", () => {
  const headers = { cookie: WORDS, authorization: WORDS };
  const line = written((log) =>
    log.info({ headers, request: { headers }, body: { password: WORDS, token: WORDS }, secret: WORDS }, "in"),
  );
  expect(line).not.toContain(WORDS);
});
