export interface ProviderConfiguration {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** What the button at the door says after "Sign in with". */
  label: string;
  /** Domains that an email address must belong to, lower-case; empty for any. */
  domains: readonly string[];
  /** Whether people whom nobody invited get an account. */
  admitsAnybody: boolean;
  /** Whether addresses count that the provider does not call verified. */
  trustsEmails: boolean;
  /** Hosts on this network that the provider may be at. */
  privateHosts: readonly string[];
  /** Where people reach this server, without a slash at the end. */
  publicUrl: string;
}

const list = (value: string | undefined) =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean);

function choice<T extends string>(name: string, value: string | undefined, ...allowed: [T, ...T[]]): T {
  const found = allowed.find((one) => one === (value || allowed[0]));
  if (!found) throw new Error(`${name} must be ${allowed.join(" or ")}, and it is "${value}".`);
  return found;
}

/**
 * Reads which OpenID Connect provider people may sign in with; null where none.
 * @throws Error with one sentence when a value cannot be used
 */
export function readProvider(
  environment: NodeJS.ProcessEnv,
  publicUrl: string | undefined,
): ProviderConfiguration | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = environment;
  if (!OIDC_ISSUER) return null;
  if (!URL.canParse(OIDC_ISSUER)) throw new Error(`OIDC_ISSUER is not a web address: "${OIDC_ISSUER}".`);
  const issuer = new URL(OIDC_ISSUER);
  if (!clientId || !clientSecret)
    throw new Error("OIDC_ISSUER is set: OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed as well.");
  if (!publicUrl)
    throw new Error("OIDC_ISSUER is set: PUBLIC_URL must say where the provider sends people back to.");
  const privateHosts = list(environment.OIDC_PRIVATE_HOSTS);
  if (issuer.protocol !== "https:" && !privateHosts.includes(issuer.hostname))
    throw new Error("OIDC_ISSUER must begin with https://, unless OIDC_PRIVATE_HOSTS names its host.");
  return {
    ...{ issuer, clientId, clientSecret, privateHosts },
    label: environment.OIDC_LABEL?.trim() || issuer.hostname,
    domains: list(environment.OIDC_DOMAINS),
    admitsAnybody:
      choice("OIDC_NEW_ACCOUNTS", environment.OIDC_NEW_ACCOUNTS, "invited", "anybody") === "anybody",
    trustsEmails:
      choice("OIDC_UNVERIFIED_EMAILS", environment.OIDC_UNVERIFIED_EMAILS, "refuse", "trust") === "trust",
    publicUrl: publicUrl.replace(/\/+$/, ""),
  };
}
