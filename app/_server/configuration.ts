import path from "node:path";
import { readMail, type MailConfiguration } from "./mail-configuration.ts";
import { readProvider, type ProviderConfiguration } from "./provider-configuration.ts";

export interface Configuration {
  /** Absolute path of the folder that holds the embedded database, its backups and the secret. */
  dataDir: string;
  databaseUrl: string | undefined;
  /** Where people reach this server when a proxy stands in front of it: "https://sourcemark.example". */
  publicUrl: string | undefined;
  /** How mail is sent; null where none is. */
  mail: MailConfiguration | null;
  /** Whom people may sign in with besides a password; null where nobody. */
  provider: ProviderConfiguration | null;
}

/**
 * Reads the configuration from the environment.
 * @throws Error with one sentence when a value cannot be used.
 */
export function readConfiguration(environment: NodeJS.ProcessEnv = process.env): Configuration {
  const dataDir = environment.DATA_DIR;
  if (!dataDir || !path.isAbsolute(dataDir))
    throw new Error(`DATA_DIR must be an absolute path (it is "${dataDir ?? ""}"): "npm start" sets it.`);
  const publicUrl = environment.PUBLIC_URL || undefined;
  if (publicUrl && !URL.canParse(publicUrl))
    throw new Error(`PUBLIC_URL is not a web address: "${publicUrl}".`);
  return {
    ...{ dataDir, databaseUrl: environment.DATABASE_URL || undefined, publicUrl },
    mail: readMail(environment, publicUrl),
    provider: readProvider(environment, publicUrl),
  };
}
