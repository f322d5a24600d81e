import "server-only";
import { openStore } from "#db/open.ts";
import type { Store } from "#db/store.ts";
import { waking } from "./live/waking.ts";
import { createSignIn, type SignIn } from "./sign-in.ts";
import { readConfiguration, type Configuration } from "./configuration.ts";
import { installationSecret } from "./secret.ts";

export interface Services {
  configuration: Configuration;
  store: Store;
  secret: string;
  signIn: SignIn;
}

// Route handlers, pages and instrumentation are bundled apart: what they share hangs on the process.
const shared = globalThis as typeof globalThis & { sourcemarkServices?: Promise<Services> };

async function start(): Promise<Services> {
  const configuration = readConfiguration();
  const [opened, secret] = await Promise.all([
    openStore(configuration),
    installationSecret(configuration.dataDir),
  ]);
  const store = waking(opened);
  return { configuration, store, secret, signIn: createSignIn(store, secret, configuration) };
}

/** The database and what hangs on it, opened once per process. */
export function services(): Promise<Services> {
  shared.sourcemarkServices ??= start();
  return shared.sourcemarkServices;
}

/** The services if they were opened: for shutting down. */
export const openedServices = () => shared.sourcemarkServices;
