import pino from "pino";

/** One line of JSON per happening. Cookies, tokens and passwords never get in, whoever passes a request along. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  redact: ["*.password", "*.token", "*.cookie", "*.authorization", "headers.cookie", "headers.authorization"],
});
