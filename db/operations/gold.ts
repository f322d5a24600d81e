import { addGoldInput, removeGoldInput } from "#lib/agreement/gold-inputs.ts";
import { addGold, removeGold, restoreGold } from "../mutations/gold.ts";
import { projectOf } from "../mutations/versioned-row.ts";
import { findVersionText } from "../queries/version-text.ts";
import type { Reading } from "../store.ts";
import { projectOperation, type OperationDefinition } from "./define.ts";

const projectOfGold = (reading: Reading, input: { id: string }) => projectOf(reading, "gold", input.id);

/** Saying what reviewers are expected to say, without their knowing. */
export const GOLD_OPERATIONS = {
  "gold.add": projectOperation({
    input: addGoldInput,
    permission: "manage",
    project: async (reading, input) =>
      input.kind === "level"
        ? projectOf(reading, "claim", input.claimId)
        : ((await findVersionText(reading, input.versionId))?.projectId ?? null),
    run: addGold,
  }),
  "gold.remove": projectOperation({
    input: removeGoldInput,
    permission: "manage",
    project: projectOfGold,
    run: removeGold,
  }),
  "gold.restore": projectOperation({
    input: removeGoldInput,
    permission: "manage",
    project: projectOfGold,
    run: restoreGold,
  }),
} satisfies Record<string, OperationDefinition>;
