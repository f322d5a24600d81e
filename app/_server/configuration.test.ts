import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readConfiguration } from "./configuration.ts";

const read = (more: Record<string, string>) =>
  readConfiguration({ NODE_ENV: "test", DATA_DIR: "/tmp/nowhere", ...more });

const PUBLIC = { PUBLIC_URL: "https://sourcemark.example/" };
const OIDC = {
  ...PUBLIC,
  ...{ OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "sourcemark", OIDC_CLIENT_SECRET: "s" },
};

describe("the configuration", () => {
  it("has neither mail nor a provider unless it is told so", () => {
    expect(read({})).toMatchObject({ mail: null, provider: null });
  });

  it.each([
    [{ DATA_DIR: "data" }, /DATA_DIR/],
    [{ PUBLIC_URL: "sourcemark" }, /PUBLIC_URL/],
    [{ ...PUBLIC, SMTP_URL: "mail.example", MAIL_FROM: "a@b.example" }, /SMTP_URL/],
    [{ ...PUBLIC, SMTP_URL: "smtp://mail.example" }, /MAIL_FROM/],
    [{ SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.example" }, /PUBLIC_URL/],
    [{ ...OIDC, OIDC_ISSUER: "id" }, /OIDC_ISSUER/],
    [{ ...OIDC, OIDC_ISSUER: "http://id.example" }, /OIDC_PRIVATE_HOSTS/],
    [{ ...OIDC, OIDC_CLIENT_SECRET: "" }, /OIDC_CLIENT_SECRET/],
    [{ ...OIDC, PUBLIC_URL: "" }, /PUBLIC_URL/],
    [{ ...OIDC, OIDC_NEW_ACCOUNTS: "everybody" }, /OIDC_NEW_ACCOUNTS/],
    [{ ...OIDC, OIDC_UNVERIFIED_EMAILS: "1" }, /OIDC_UNVERIFIED_EMAILS/],
  ])("says what is wrong with %j", (more, message) => {
    expect(() => read(more)).toThrow(message);
  });

  it("never repeats an address that may hold a password", () => {
    expect(() =>
      read({ ...PUBLIC, SMTP_URL: "mail:hunter2@mail.example", MAIL_FROM: "a@b.example" }),
    ).toThrow(/^(?!.*hunter2)/);
  });

  it("lets in by a provider only who is known or invited, unless it is told otherwise", () => {
    expect(read(OIDC).provider).toMatchObject({ admitsAnybody: false, trustsEmails: false, domains: [] });
    expect(
      read({ ...OIDC, OIDC_NEW_ACCOUNTS: "anybody", OIDC_DOMAINS: "A.example, b.example" }).provider,
    ).toMatchObject({
      admitsAnybody: true,
      domains: ["a.example", "b.example"],
      publicUrl: "https://sourcemark.example",
    });
    expect(
      read({ ...OIDC, OIDC_ISSUER: "http://id.lan:8080", OIDC_PRIVATE_HOSTS: "id.lan" }).provider?.issuer
        .href,
    ).toBe("http://id.lan:8080/");
  });
});

describe("docs/accounts.md", () => {
  const here = (name: string) => readFileSync(path.join(import.meta.dirname, name), "utf8");
  const page = here("../../docs/accounts.md");

  it("lists every setting that is read, and no other", () => {
    const sources = ["mail-configuration.ts", "provider-configuration.ts"].map(here).join("");
    const read = new Set(sources.match(/\b(?:SMTP|MAIL|OIDC)_[A-Z_]+\b/g));
    const listed = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name ?? "");
    expect(listed.toSorted()).toEqual([...read, "PUBLIC_URL", "TRUSTED_PROXIES"].toSorted());
  });

  it("gives settings that the server takes", () => {
    const examples = [...page.matchAll(/```ini\n([\s\S]+?)```/g)].map(([, lines = ""]) =>
      Object.fromEntries(
        lines
          .trim()
          .split("\n")
          .map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
      ),
    );
    expect(examples.map(read).map(({ mail, provider }) => [mail !== null, provider !== null])).toEqual([
      ...[
        [true, false],
        [false, true],
        [false, true],
      ],
    ]);
  });

  it("names the provider's way back as it is served", () => {
    expect(page).toContain("/api/auth/oidc/callback");
    expect(here("../api/auth/oidc/callback/route.ts")).toContain("export const GET");
  });

  it("names a command that there is", () => {
    const [, action = "nothing"] = /sourcemark\.mjs user (\S+)/.exec(page) ?? [];
    expect(here("../../cli/commands/user.ts")).toContain(`"${action}"`);
  });
});
