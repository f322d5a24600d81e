import "server-only";
import { createTransport } from "nodemailer";
import type { Mail } from "#lib/accounts/mails.ts";
import type { MailConfiguration } from "./mail-configuration.ts";

/** How long the mail server may take to greet, and to go on, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Hands a mail over to the configured server, as plain text.
 * @throws Error when it was not taken
 */
export async function sendMail({ smtpUrl, from }: MailConfiguration, to: string, mail: Mail): Promise<void> {
  const transport = createTransport({
    url: smtpUrl,
    ...{ connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE },
    // A mail is text that we wrote: it reads no file and fetches no address.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    // As an object, because an address is one address, whatever characters it is made of.
    await transport.sendMail({ from, to: { name: "", address: to }, subject: mail.subject, text: mail.text });
  } finally {
    transport.close();
  }
}
