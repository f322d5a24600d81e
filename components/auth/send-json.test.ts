import { describe, expect, it } from "vitest";
import { problemIn } from "./send-json.ts";

describe("problemIn", () => {
  it("reads sign-in's flat errors", () => {
    expect(problemIn({ message: "Invalid email or password", code: "INVALID" }, 401)).toEqual({
      message: "Invalid email or password",
      fields: {},
    });
  });

  it("reads the product's errors with their fields, and only fields that are text", () => {
    const json = { error: { code: "invalid", message: "No.", fields: { email: "Taken.", name: 3 } } };
    expect(problemIn(json, 400)).toEqual({ message: "No.", fields: { email: "Taken." } });
  });

  it.each([null, "<html>", [], {}, { error: null }, { message: "" }, { error: { fields: [] } }])(
    "says something useful about %j",
    (json) => {
      expect(problemIn(json, 502)).toEqual({ message: expect.stringContaining("502"), fields: {} });
    },
  );

  it("explains a limit instead of giving its number", () => {
    expect(problemIn(null, 429).message).toMatch(/Wait a minute/);
  });
});
