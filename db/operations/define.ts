import type { z } from "zod";
import type { Permission } from "#lib/projects/roles.ts";
import type { TokenScope } from "#lib/accounts/scopes.ts";
import { fail, type Result } from "#lib/operations/envelope.ts";
import { authorize, outOfScope, type Actor, type Authorized } from "../guard.ts";
import type { Reading, Writing } from "../store.ts";

/** One kind of change: its input, whose business it is, and what it does. */
export interface OperationDefinition {
  readonly input: z.ZodType;
  apply(writing: Writing, actor: Actor, input: unknown, now: number): Promise<Result<unknown>>;
}

interface ProjectOperation<Schema extends z.ZodType, P extends Permission> {
  input: Schema;
  permission: P;
  /** The project that the input is about; null when what it names does not exist. */
  project: (reading: Reading, input: z.output<Schema>) => Promise<string | null>;
  run: (
    writing: Writing,
    by: Authorized<P>,
    input: z.output<Schema>,
    now: number,
  ) => Promise<Result<unknown>>;
}

/** Defines a change within a project; it runs only with the permission it names. */
export function projectOperation<Schema extends z.ZodType, P extends Permission>({
  input: schema,
  permission,
  project,
  run,
}: ProjectOperation<Schema, P>): OperationDefinition {
  return {
    input: schema,
    async apply(writing, actor, parsed, now) {
      // `applyOperation` parsed it with `schema`; the registry holds definitions of many schemas in one type.
      const input = parsed as z.output<Schema>;
      const by = await authorize(writing, actor, await project(writing, input), permission);
      return by.ok ? run(writing, by.value, input, now) : by;
    },
  };
}

interface AccountOperation<Schema extends z.ZodType> {
  input: Schema;
  /** What a token must have been made for; without it no token may do this, only people. */
  scope?: TokenScope;
  run: (writing: Writing, actor: Actor, input: z.output<Schema>, now: number) => Promise<Result<unknown>>;
}

/** Defines a change that any signed-in person may make, such as beginning a project of one's own. */
export function accountOperation<Schema extends z.ZodType>({
  input,
  scope,
  run,
}: AccountOperation<Schema>): OperationDefinition {
  return {
    input,
    async apply(writing, actor, parsed, now) {
      if (actor.scopes && !(scope && actor.scopes.includes(scope))) return outOfScope(scope);
      return run(writing, actor, parsed as z.output<Schema>, now);
    },
  };
}

/** Defines a change to the installation itself; for administrators who are signed in, never for their tokens. */
export function administratorOperation<Schema extends z.ZodType>({
  input,
  run,
}: Omit<AccountOperation<Schema>, "scope">): OperationDefinition {
  return accountOperation({
    input,
    run: async (writing, actor, parsed, now) =>
      actor.isAdministrator
        ? run(writing, actor, parsed, now)
        : fail("forbidden", "Only administrators of this installation can do this."),
  });
}
