/** What breaks a line, commands a terminal or turns the direction of reading round, wherever a name is shown. */
const TROUBLESOME = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu;

/** A person's name on one line, as everybody reads it: in lists, mails, logs and terminals. */
export const readableName = (name: string): string =>
  name.replace(TROUBLESOME, " ").replace(/\s+/g, " ").trim();
