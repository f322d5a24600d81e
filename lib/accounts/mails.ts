import type { Role } from "../projects/roles.ts";

/** A mail as plain text. */
export interface Mail {
  subject: string;
  text: string;
}

/** One line: what people named cannot begin a line of its own. */
const line = (text: string) => text.replace(/\s+/g, " ").trim();

/** The link for a new password, for whoever asked for it at the door. */
export function resetMail({ name, link, minutes }: { name: string; link: string; minutes: number }): Mail {
  return {
    subject: "Your new password for Sourcemark",
    text: `Hello ${line(name)},

somebody, most likely you, asked for a new password for your Sourcemark account. Choose it here:

${link}

The link works once, for ${minutes} minutes. If you did not ask for it, do nothing: your password stays as it is.
`,
  };
}

/** The link into a project, for whoever it was made for. */
export function invitationMail({
  from,
  project,
  role,
  link,
  days,
}: {
  from: string;
  project: string;
  role: Role;
  link: string;
  days: number;
}): Mail {
  return {
    subject: `Invitation to “${line(project)}” in Sourcemark`,
    text: `Hello,

${line(from)} invites you to the project “${line(project)}” in Sourcemark, as ${role}. Join it here:

${link}

The link is for you alone: it works once, for ${days === 1 ? "one day" : `${days} days`}.
`,
  };
}
