import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

const isDevelopment = process.env.NODE_ENV === "development";

// The framework's tools for development make markup out of text.
const trustedTypes = isDevelopment ? [] : ["require-trusted-types-for 'script'", "trusted-types default"];

/**
 * Scripts run only with this response's nonce. Styles may be inline: the toast and dialog libraries write style
 * elements, and React writes style attributes; neither can run code. Text becomes code only where the policy in
 * `instrumentation-client.ts` lets it.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...trustedTypes,
  ].join("; ");
}

const ALWAYS: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
  ["X-Frame-Options", "DENY"],
];

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Puts the headers on every response, before anything else sees the request: pages, assets, errors and streams alike.
 * The framework takes the nonce for its own scripts from the *request's* policy header, so it is set there too (and
 * one that a client sends is overwritten). This needs neither a proxy in front nor a server of our own.
 */
export function setSecurityHeaders(): void {
  const overHttps = process.env.PUBLIC_URL?.startsWith("https:") ?? false;
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as Started;
    const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
    request.headers["content-security-policy"] = policy;
    response.setHeader("Content-Security-Policy", policy);
    for (const [name, value] of ALWAYS) response.setHeader(name, value);
    if (overHttps) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  });
}
