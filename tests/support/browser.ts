import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the Chromium that `npm test` has found. Close it with `close()`. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.SOURCEMARK_CHROMIUM;
  if (!executablePath)
    throw new Error(
      'No browser is named in SOURCEMARK_CHROMIUM: run the tests with "npm test -- --only system".',
    );
  return chromium.launch({ executablePath, args: FLAGS, ignoreDefaultArgs: ["--enable-automation"] });
}

/** A page in a session of its own, which remembers everything that went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** What went wrong so far and was not expected. */
  problems(): string[];
  /** From now on, messages that match are part of the test: "status of 409" while a conflict is provoked. */
  expectProblem(pattern: RegExp): void;
  /** Closes the session. @throws Error that lists the problems, if there were any */
  close(): Promise<void>;
}

/** Reported with what was blocked; the browser's own message leaves that out for inline code. */
function reportViolations(): void {
  document.addEventListener(
    "securitypolicyviolation",
    ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      console.error(
        `content security policy: ${violatedDirective} blocked ${blockedURI} at ${sourceFile}:${lineNumber}`,
      );
    },
  );
}

/**
 * Opens a page that collects console errors, uncaught errors, policy violations and failed requests.
 * @param options what the browser pretends to be: `baseURL`, `colorScheme`, `viewport` …
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.addInitScript(reportViolations);
  const found: string[] = [];
  const expected: RegExp[] = [];
  const note = (problem: string) => {
    if (!expected.some((pattern) => pattern.test(problem))) found.push(problem);
  };

  const watch = (page: Page) => {
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      const { url, lineNumber } = message.location();
      note(`console: ${message.text()} (${url}:${lineNumber})`);
    });
    page.on("pageerror", (error) => note(`uncaught: ${error.stack ?? error.message}`));
    page.on("crash", () => note("the page crashed"));
  };
  context.on("page", watch);
  const page = await context.newPage();

  return {
    page,
    problems: () => [...found],
    expectProblem: (pattern) => {
      expected.push(pattern);
    },
    close: async () => {
      await context.close();
      if (found.length > 0) throw new Error(`Unexpected in the page:\n${found.join("\n")}`);
    },
  };
}
