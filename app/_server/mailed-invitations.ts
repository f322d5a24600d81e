import { open, seal } from "./sealing.ts";

const PURPOSE = "mailed invitation";
/** Needs no escaping in an address, and occurs neither in secrets nor in what is sealed. */
const BETWEEN = "~";

/**
 * The secret of an invitation as its mail carries it. Who invites sees the secret too; the rest goes to the mailbox
 * only, so that whoever has it has shown that the address is theirs.
 */
export const mailedSecret = (key: string, secret: string, email: string): string =>
  secret + BETWEEN + seal(key, PURPOSE, secret, email);

/** What the secret in a link says: the invitation's own, and the address that the link was mailed to, if it was. */
export function readInvitationSecret(key: string, text: string): { secret: string; mailedTo: string | null } {
  const [secret = "", proof] = text.split(BETWEEN);
  return { secret, mailedTo: proof === undefined ? null : open(key, PURPOSE, secret, proof) };
}
