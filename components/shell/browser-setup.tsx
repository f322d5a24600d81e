"use client";

import * as z from "zod/mini";

// The content security policy forbids making code out of text. The schema library would try, be refused, and go on
// without: told beforehand, it does not try, and the browser's console stays free of violations that mean nothing.
if (typeof window !== "undefined") z.config({ jitless: true });

/** Sets the browser up before any screen comes to life; shows nothing. */
export function BrowserSetup() {
  return null;
}
