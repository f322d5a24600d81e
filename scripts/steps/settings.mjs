import path from "node:path";
import { ROOT } from "./project.mjs";
import { Stop } from "./stop.mjs";

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host address to listen on
 * @property {string} dataDir absolute path
 * @property {string | undefined} databaseUrl
 * @property {string} publicUrl without a slash at the end; where people reach the server
 * @property {Record<string, string | undefined>} environment what the server and the commands are told
 */

/** @param {string | undefined} value */
function readPort(value) {
  const port = Number(value || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Stop(`PORT must be a whole number from 1 to 65535, and it is "${value}".`);
  return port;
}

/** @param {string | undefined} value */
function readDatabaseUrl(value) {
  if (!value) return undefined;
  if (!/^postgres(ql)?:\/\//.test(value))
    throw new Stop("DATABASE_URL must begin with postgres://; leave it out to use the embedded database.");
  return value;
}

/** @param {string | undefined} value */
function readPublicUrl(value) {
  if (!value) return undefined;
  if (!/^https?:\/\//.test(value) || !URL.canParse(value))
    throw new Stop(
      `PUBLIC_URL must be a web address such as https://sourcemark.example, and it is "${value}".`,
    );
  return value.replace(/\/+$/, "");
}

/** How a program on this machine reaches a server that listens on `host`. @param {string} host @param {number} port */
export function localUrl(host, port) {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

/**
 * Reads PORT, HOST, DATA_DIR, DATABASE_URL and PUBLIC_URL; all have defaults that serve.
 * @param {Record<string, string | undefined>} environment
 * @returns {Settings}
 * @throws {Stop} with one sentence about the value that cannot be used
 */
export function readSettings(environment = process.env) {
  const port = readPort(environment.PORT);
  const host = environment.HOST || "127.0.0.1";
  // The server works from inside its build, so a relative path would end up there and go with the next build.
  const dataDir = path.resolve(ROOT, environment.DATA_DIR || "data");
  const databaseUrl = readDatabaseUrl(environment.DATABASE_URL);
  const publicUrl = readPublicUrl(environment.PUBLIC_URL);
  return {
    port,
    host,
    dataDir,
    databaseUrl,
    publicUrl: publicUrl ?? localUrl(host, port),
    environment: {
      NODE_ENV: "production",
      PORT: String(port),
      // Longer than browsers, proxies and API clients keep a connection that is not used: otherwise the server may
      // close one in the very moment in which a change is sent on it.
      KEEP_ALIVE_TIMEOUT: environment.KEEP_ALIVE_TIMEOUT || "75000",
      HOST: host,
      HOSTNAME: host,
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl ?? "",
      PUBLIC_URL: publicUrl ?? "",
      // The server stops by itself, after the last commit; the framework's handler would exit before it.
      NEXT_MANUAL_SIG_HANDLE: "1",
    },
  };
}
