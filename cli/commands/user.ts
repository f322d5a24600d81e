import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { hash } from "@node-rs/argon2";
import { v7 as uuidv7 } from "uuid";
import { disableAccount, enableAccount, issueResetLink } from "#db/mutations/accounts.ts";
import { resetSecondFactor } from "#db/mutations/second-factor.ts";
import { insertAccount, recordAccount } from "#db/mutations/account-rows.ts";
import { createInvitation } from "#db/mutations/invitations.ts";
import { writeResult } from "#db/write-result.ts";
import type { Store } from "#db/store.ts";
import { signInInput, updateAccountInput } from "#lib/accounts/inputs.ts";
import { readableName } from "#lib/accounts/person-name.ts";
import type { Result } from "#lib/operations/envelope.ts";
import { ROLES } from "#lib/projects/roles.ts";
import {
  type Command,
  COMMON_HELP,
  oneOf,
  required,
  Stop,
  type Terminal,
  type Values,
  wrongUse,
} from "../command.ts";
import { actorOf, projectOf, withStore } from "../installation.ts";

const ACTIONS = ["list", "create", "invite", "reset", "reset-second-factor", "disable", "enable"] as const;

export const userCommand: Command = {
  name: "user",
  summary: "list, create, invite, reset, disable and enable people",
  help: `usage: sourcemark user list
       sourcemark user create --name <name> --email <address> [--administrator]
       sourcemark user invite --project <id or name> [--role <role>]
       sourcemark user reset --email <address>
       sourcemark user reset-second-factor --email <address>
       sourcemark user disable | enable --email <address>

"create" and "reset" print a link, good for a day, by which the person chooses a password; "invite" prints a link into
a project, good for a week. Links work once. "reset-second-factor" is for whoever lost authenticator and recovery
codes: their password alone lets them in until they set up a new one.

  --role <role>         ${ROLES.join(", ")} (default: reviewer)
  --url <address>       where people reach the server (default: PUBLIC_URL, else http://127.0.0.1:3000)
  --as <email>          on whose behalf (default: the first administrator)
${COMMON_HELP}`,
  options: {
    name: { type: "string" },
    email: { type: "string" },
    administrator: { type: "boolean" },
    project: { type: "string" },
    role: { type: "string" },
    url: { type: "string" },
    as: { type: "string" },
  },
  async run({ values, positionals: [action, ...more], terminal }) {
    const wanted = ACTIONS.find((one) => one === action);
    if (wanted === undefined || more.length > 0) throw wrongUse(`Say one of: ${ACTIONS.join(", ")}.`);
    await withStore(values, terminal, (store) => ACT[wanted](store, values, terminal));
  },
};

type Act = (store: Store, values: Values, terminal: Terminal) => Promise<void>;

const ACT: Record<(typeof ACTIONS)[number], Act> = {
  list,
  create,
  invite,
  reset,
  "reset-second-factor": (store, values, terminal) =>
    switchAccount(store, values, terminal, resetSecondFactor),
  disable: (store, values, terminal) => switchAccount(store, values, terminal, disableAccount),
  enable: (store, values, terminal) => switchAccount(store, values, terminal, enableAccount),
};

const newSecret = () => randomBytes(32).toString("base64url");

function addressOf(values: Values, { environment }: Terminal, path: string): string {
  const base = typeof values["url"] === "string" ? values["url"] : environment.PUBLIC_URL;
  return `${(base || "http://127.0.0.1:3000").replace(/\/+$/, "")}${path}`;
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Stop(result.error.message);
  return result.value;
}

async function list({ reading: { db, tables } }: Store, _: Values, terminal: Terminal) {
  const { name, email, isAdministrator, disabledAt } = tables.user;
  const people = await db
    .select({ name, email, isAdministrator, disabledAt })
    .from(tables.user)
    .orderBy(asc(name), asc(email));
  for (const person of people) {
    const state =
      person.disabledAt !== null ? "disabled" : person.isAdministrator ? "administrator" : "member";
    terminal.out(`${person.email}\t${readableName(person.name)}\t${state}\n`);
  }
}

/** Nobody knows the password that it begins with: the link is how it gets one. */
async function create(store: Store, values: Values, terminal: Terminal) {
  const actor = await actorOf(store, values);
  const address = signInInput.shape.email.safeParse(required(values, "email"));
  if (!address.success) throw wrongUse("--email is no address.");
  const named = updateAccountInput.safeParse({ name: required(values, "name") });
  if (!named.success) throw wrongUse("--name is empty or too long.");
  const account = {
    ...{ id: uuidv7(), name: named.data.name, email: address.data },
    passwordHash: await hash(newSecret()),
    isAdministrator: values["administrator"] === true,
  };
  const secret = newSecret();
  const made = await writeResult(store, async (writing) => {
    const inserted = await insertAccount(writing, account, terminal.now);
    if (!inserted.ok) return inserted;
    const { id, name, isAdministrator } = account;
    const change = { before: null, after: { id, name, isAdministrator } };
    await recordAccount(writing, actor, "account.create", change, terminal.now);
    return issueResetLink(writing, actor, { id: uuidv7(), secret, userId: id }, terminal.now);
  });
  must(made);
  terminal.out(`${addressOf(values, terminal, `/reset/${secret}`)}\n`);
}

async function invite(store: Store, values: Values, terminal: Terminal) {
  const by = await projectOf(store, values, "manage");
  const role = oneOf(values, "role", ROLES, "reviewer");
  const secret = newSecret();
  const input = {
    id: uuidv7(),
    projectId: by.projectId,
    secret,
    role,
    note: "",
    email: "",
    days: 7 as const,
  };
  must(await writeResult(store, (writing) => createInvitation(writing, by, input, terminal.now)));
  terminal.out(`${addressOf(values, terminal, `/invite/${secret}`)}\n`);
}

async function personOf({ reading: { db, tables } }: Store, values: Values): Promise<string> {
  const email = required(values, "email").toLowerCase();
  const [person] = await db
    .select({ id: tables.user.id })
    .from(tables.user)
    .where(eq(tables.user.email, email));
  if (!person) throw new Stop(`Nobody has the address ${email}.`);
  return person.id;
}

async function reset(store: Store, values: Values, terminal: Terminal) {
  const actor = await actorOf(store, values);
  const [userId, secret] = [await personOf(store, values), newSecret()];
  const link = { id: uuidv7(), secret, userId };
  must(await writeResult(store, (writing) => issueResetLink(writing, actor, link, terminal.now)));
  terminal.out(`${addressOf(values, terminal, `/reset/${secret}`)}\n`);
}

async function switchAccount(
  store: Store,
  values: Values,
  terminal: Terminal,
  change: typeof disableAccount,
): Promise<void> {
  const actor = await actorOf(store, values);
  const id = await personOf(store, values);
  must(await writeResult(store, (writing) => change(writing, actor, { id }, terminal.now)));
  terminal.say("Done.\n");
}
