"use client";

declare global {
  /** The settings that all copies of the schema library share; they may be there before it is. */
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// The content security policy forbids making code out of text. The schema library would try, be refused, and go on
// without: told beforehand, it does not try, and the browser's console stays free of violations that mean nothing.
if (typeof window !== "undefined") globalThis.__zod_globalConfig = { jitless: true };

/** Sets the browser up before any screen comes to life; shows nothing. */
export function BrowserSetup() {
  return null;
}
