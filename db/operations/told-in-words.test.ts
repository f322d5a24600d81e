import { expect, it } from "vitest";
import { describeDeed } from "#lib/activity/describe.ts";
import { OPERATIONS } from "./registry.ts";

/** What belongs to an account rather than to a project, and is in no project's activity. */
const OF_ACCOUNTS = /^(?:account|session|token|second-factor)\./;
/** Events of these are told under another kind: "judgment.create", "judgment.update". */
const NEVER_TOLD = new Set(["judgment.save"]);

it("every change of a project is told of in words, not by its kind", () => {
  const kinds = [...OPERATIONS.keys()].filter((kind) => !OF_ACCOUNTS.test(kind) && !NEVER_TOLD.has(kind));
  const bare = kinds.filter((kind) => describeDeed({ kind, before: null, after: null }).did.includes(":"));
  expect(kinds.length).toBeGreaterThan(50);
  expect(bare).toEqual([]);
});
