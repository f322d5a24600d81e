// Runs before the first screen comes to life. Where the browser knows Trusted Types (its policy demands them, see
// app/_server/security-headers.ts), text becomes markup or the address of a script only by leave of what stands here:
// chunks of our own build, and the one piece of markup that React makes script elements by. Anything else throws,
// whichever library tried it.
declare global {
  /** Of what browsers have of it, what is used here; the types of the platform do not know it yet. */
  var trustedTypes:
    | { createPolicy(name: string, rules: Record<string, (text: string) => string | null>): unknown }
    | undefined;
}

const built = `${location.origin}/_next/static/`;

globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (text) => (text === "<script></script>" ? text : null),
  createScriptURL: (text) => (new URL(text, location.href).href.startsWith(built) ? text : null),
});

export {};
