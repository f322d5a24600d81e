import { eq } from "drizzle-orm";
import { createImport } from "../mutations/imports.ts";
import type { ImportJob } from "../queries/imports.ts";
import { importSettings } from "#lib/imports/columns.ts";
import { NOW, newId, newWord, permit } from "./factories.ts";
import type { Scene, Specimen } from "./specimen.ts";

/** An import of a table that waits to be told what its columns mean; its file is not there. */
export async function makeImport({ store, actor, projectId }: Scene): Promise<ImportJob> {
  const by = await permit(store, actor, projectId, "annotate");
  const made = await store.write((writing) =>
    createImport(
      writing,
      by,
      {
        ...{ id: newId(), kind: "csv", name: `${newWord("table")}.csv`, address: "", bytes: 10 },
        ...{ sha256: newWord("hash"), state: "ready", settings: importSettings.parse({}) },
        preview: { columns: ["body", "headline"], rows: [["It rained.", "Rain"]] },
      },
      NOW,
    ),
  );
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

async function started(scene: Scene) {
  const { id, version } = await makeImport(scene);
  return { id, version, settings: { mapping: { text: "body" } } };
}

/** A process that says until the end of time that it carries an import out, so that no server takes it over. */
const ELSEWHERE = { runner: "elsewhere", heartbeatAt: 8_640_000_000_000_000 };

/** Puts an import of the scene into a state as the server would. */
async function inState(scene: Scene, state: ImportJob["state"]) {
  const { id, version } = await makeImport(scene);
  await scene.store.write(async ({ db, tables: { importJob } }) => {
    await db
      .update(importJob)
      .set({ state, ...(state === "running" ? ELSEWHERE : {}) })
      .where(eq(importJob.id, id));
  });
  return { id, version };
}

/** For every kind of operation about imports: who may, and an example that works. */
export const IMPORT_SPECIMENS: Record<string, Specimen> = {
  "import.start": { least: "reviewer", input: started },
  "import.cancel": { least: "reviewer", input: (scene) => inState(scene, "running") },
  "import.resume": { least: "reviewer", input: (scene) => inState(scene, "cancelled") },
  "import.remove": { least: "reviewer", input: (scene) => inState(scene, "done") },
};
