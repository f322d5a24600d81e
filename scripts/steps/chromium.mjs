import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { commandOf, ROOT } from "./project.mjs";
import { runProgram } from "./run-program.mjs";
import { Stop } from "./stop.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * Where a Chromium or Chrome may lie, best first.
 * @param {NodeJS.Platform} platform @param {Record<string, string | undefined>} environment @returns {string[]}
 */
export function chromiumPlaces(platform, environment) {
  const chosen = environment.CHROMIUM_PATH ? [environment.CHROMIUM_PATH] : [];
  if (platform === "win32") {
    const roots = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA];
    return [
      ...chosen,
      ...roots
        .filter((root) => root !== undefined)
        .map((root) => path.win32.join(root, "Google/Chrome/Application/chrome.exe")),
    ];
  }
  const folders = (environment.PATH ?? "").split(":").filter((folder) => folder !== "");
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
  const applications = ["Google Chrome", "Chromium"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  return [...chosen, ...(platform === "darwin" ? applications : []), ...onPath];
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const findSystemChromium = () => chromiumPlaces(process.platform, process.env).find(isExecutable);

const mayUseApt = () =>
  process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** @returns {Promise<string | undefined>} */
async function installFromDebian() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update", "-qq"], { env });
  await runProgram("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env });
  return findSystemChromium();
}

const ASK_PLAYWRIGHT =
  'import("playwright-core").then(({ chromium }) => console.log(chromium.executablePath()))';

/** @param {string} node @returns {Promise<string | undefined>} */
async function findPlaywrightChromium(node) {
  const { code, stdout } = await runProgram(node, ["--eval", ASK_PLAYWRIGHT], { cwd: ROOT });
  const file = stdout.trim();
  return code === 0 && isExecutable(file) ? file : undefined;
}

/** @param {string} node @returns {Promise<string | undefined>} */
async function downloadWithPlaywright(node) {
  await runProgram(node, [commandOf("playwright-core"), "install", "chromium"], { cwd: ROOT });
  return findPlaywrightChromium(node);
}

/**
 * Finds a Chromium for the browser tests, or gets one: from Debian when we may, else as Playwright's own download.
 * @param {string} node @returns {Promise<{ file: string, note: string }>}
 * @throws {Stop} when there is none to be had: a browser test is never skipped for want of a browser
 */
export async function obtainChromium(node) {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !isExecutable(chosen))
    throw new Stop(`CHROMIUM_PATH is "${chosen}", and no program is there: correct it or leave it out.`);
  const file =
    findSystemChromium() ??
    (await findPlaywrightChromium(node)) ??
    (mayUseApt() ? await installFromDebian() : undefined) ??
    (await downloadWithPlaywright(node));
  if (!file)
    throw new Stop(
      "The browser tests need Chromium or Chrome, and none could be found or downloaded: install one, or name it with CHROMIUM_PATH.",
    );
  return { file, note: file };
}
