import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MIN_PASSWORD_LENGTH, setupInput, signInInput, updateAccountInput } from "./inputs.ts";
import { safeNextPath } from "./next-path.ts";

const person = {
  token: "t0k3n",
  name: " Mara Lind ",
  email: " Mara@Example.ORG ",
  password: "correct horse battery",
};

describe("setupInput", () => {
  it("trims name and email and folds the email's case, but leaves the password alone", () => {
    expect(setupInput.parse({ ...person, password: "  spaces count too  " })).toEqual({
      token: "t0k3n",
      name: "Mara Lind",
      email: "mara@example.org",
      password: "  spaces count too  ",
    });
  });

  it("counts a password's characters as a person does", () => {
    const keys = (count: number) => "🔑".repeat(count);
    expect(setupInput.safeParse({ ...person, password: keys(MIN_PASSWORD_LENGTH) }).success).toBe(true);
    expect(setupInput.safeParse({ ...person, password: keys(MIN_PASSWORD_LENGTH - 1) }).success).toBe(false);
  });

  it.each([
    ["token", { token: "" }],
    ["name", { name: "   " }],
    ["name", { name: "\ud800" }],
    ["email", { email: "mara" }],
    ["password", { password: "short" }],
    ["password", { password: "x".repeat(129) }],
  ])("names %s as the field that is wrong in %j", (field, wrong) => {
    const result = setupInput.safeParse({ ...person, ...wrong });
    expect(result.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
  });
});

describe("a person's name", () => {
  it.each([
    ["two\nlines", "two lines"],
    ["\u001b[31mred\u0007", "[31mred"],
    ["Ada \u202elliuQ\u202c", "Ada lliuQ"],
    ["  Zoë  Müller ", "Zoë Müller"],
    ["عائشة", "عائشة"],
  ])("%j is kept as one readable line", (typed, kept) => {
    expect(updateAccountInput.parse({ name: typed })).toEqual({ name: kept });
  });

  it("of nothing readable is none", () => {
    expect(updateAccountInput.safeParse({ name: " \u0000\u202e\n" }).success).toBe(false);
  });
});

describe("signInInput", () => {
  it("asks an old password only to be there", () => {
    expect(signInInput.safeParse({ email: "a@b.example", password: "x" }).success).toBe(true);
    expect(signInInput.safeParse({ email: "a@b.example", password: "" }).success).toBe(false);
  });
});

describe("safeNextPath", () => {
  it.each(["/", "/p/brenmoor/articles?state=open#top"])("keeps %s", (path) => {
    expect(safeNextPath(path)).toBe(path);
  });

  it.each([
    null,
    undefined,
    "",
    "p/x",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
  ])("sends %j home", (path) => {
    expect(safeNextPath(path)).toBe("/");
  });

  it("never leaves the site, whatever is asked", () => {
    const site = "https://sourcemark.example";
    const nasty = fc.string({ unit: fc.constantFrom("/", "\\", ":", ".", "@", "\t", "\n", "a", "?", "#") });
    fc.assert(
      fc.property(nasty, (next) => {
        expect(new URL(safeNextPath(next), site).origin).toBe(site);
      }),
    );
  });
});
