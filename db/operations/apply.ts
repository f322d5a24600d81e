import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import {
  fail,
  type Failure,
  type Operation,
  type OperationAnswer,
  type Result,
} from "#lib/operations/envelope.ts";
import { fieldMessages } from "#lib/operations/field-messages.ts";
import type { Actor } from "../guard.ts";
import { answerSeq } from "../queries/events.ts";
import { runPrepared } from "../run-prepared.ts";
import type { Store, Writing } from "../store.ts";
import type { OperationDefinition } from "./define.ts";
import { OPERATIONS } from "./registry.ts";

/** Carries an expected failure out of the transaction, so that everything it wrote is taken back. */
class Rejected extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

function digestOf({ kind, input }: Operation): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, input]))
    .digest("hex");
}

function parse(definition: OperationDefinition, input: unknown): Result<unknown> {
  const parsed = definition.input.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return fail("invalid", "Some of this could not be accepted.", { fields: fieldMessages(parsed.error) });
}

/**
 * Applies one operation in a transaction of its own. Its answer is kept with it: the same id again, from the same
 * person with the same content, gets the same answer and changes nothing. A rejected operation leaves no trace, so
 * that it can be sent again when its reason is gone.
 */
export async function applyOperation(
  store: Store,
  actor: Actor,
  operation: Operation,
  now: number,
): Promise<OperationAnswer> {
  const { id, kind } = operation;
  const definition = OPERATIONS.get(kind);
  if (!definition) return { id, status: "rejected", error: unknownKind(kind) };
  const input = parse(definition, operation.input);
  if (!input.ok) return { id, status: "rejected", error: input.error };
  const digest = digestOf(operation);
  try {
    return await store.write(
      async (writing) =>
        (await earlierAnswer(writing, actor, id, digest)) ??
        (await applyFirst(writing, actor, { id, kind, digest, definition, input: input.value }, now)),
    );
  } catch (cause) {
    if (cause instanceof Rejected) return { id, status: "rejected", error: cause.failure };
    throw cause;
  }
}

/** Changes of one list that may wait for the writer at once, so that a long queue of one browser leaves others room. */
const AT_ONCE = 50;

/** Applies a list of operations in its order; each has an answer, and one that is rejected does not stop the others. */
export async function applyOperations(
  store: Store,
  actor: Actor,
  operations: readonly Operation[],
  now: number,
): Promise<OperationAnswer[]> {
  const answers: OperationAnswer[] = [];
  const step = store.writesInTurn ? AT_ONCE : 1;
  for (let at = 0; at < operations.length; at += step) {
    // Each asks for its write before anything is awaited, so that they stand in the writer's queue in this order.
    const some = operations.slice(at, at + step);
    answers.push(...(await Promise.all(some.map((one) => applyOperation(store, actor, one, now)))));
  }
  return answers;
}

function unknownKind(kind: string): Failure {
  return {
    code: "unsupported",
    message: `There is no operation “${kind}”. Reload the page: it may be older than the server.`,
  };
}

async function earlierAnswer(writing: Writing, actor: Actor, id: string, digest: string) {
  const { operation } = writing.tables;
  const [known] = await runPrepared(writing, "operation_by_id", { id }, (holes) =>
    writing.db.select().from(operation).where(eq(operation.id, holes.id)),
  );
  if (!known) return null;
  if (known.actorId === actor.id && known.digest === digest) return known.answer;
  throw new Rejected({ code: "duplicate", message: "This operation id was used for something else." });
}

interface FirstTime {
  id: string;
  kind: string;
  digest: string;
  definition: OperationDefinition;
  input: unknown;
}

async function applyFirst(
  writing: Writing,
  actor: Actor,
  { id, kind, digest, definition, input }: FirstTime,
  now: number,
) {
  const result = await definition.apply(writing, actor, input, now);
  if (!result.ok) throw new Rejected(result.error);
  const answer: OperationAnswer = {
    id,
    status: "applied",
    seq: await answerSeq(writing, actor),
    value: result.value,
  };
  const { operation } = writing.tables;
  const row = { id, actorId: actor.id, kind, digest, answer, at: now };
  await runPrepared(writing, "operation", row, (holes) =>
    writing.db.insert(operation).values(holes).returning({ id: operation.id }),
  );
  return answer;
}
