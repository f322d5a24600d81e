export interface MailConfiguration {
  /** Where mail is handed over: "smtp://name:password@mail.example:587". */
  smtpUrl: string;
  /** Whom it is from: "Sourcemark <sourcemark@example.org>". */
  from: string;
  /** What links in mails begin with; never taken from a request. */
  publicUrl: string;
}

/**
 * Reads how mail is sent; null where none is.
 * @throws Error with one sentence when a value cannot be used
 */
export function readMail(
  environment: NodeJS.ProcessEnv,
  publicUrl: string | undefined,
): MailConfiguration | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = environment;
  if (!smtpUrl) return null;
  // Not repeated: it may hold a password.
  if (!/^smtps?:\/\//.test(smtpUrl) || !URL.canParse(smtpUrl))
    throw new Error("SMTP_URL must be an address such as smtp://name:password@mail.example:587.");
  if (!from?.includes("@")) throw new Error("SMTP_URL is set: MAIL_FROM must say whom mail is from.");
  if (!publicUrl) throw new Error("SMTP_URL is set: PUBLIC_URL must say what links in mails begin with.");
  return { smtpUrl, from, publicUrl: publicUrl.replace(/\/+$/, "") };
}
