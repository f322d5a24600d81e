import { createInvitation } from "../mutations/invitations.ts";
import { beginSecondFactor } from "../mutations/second-factor.ts";
import { createToken } from "../mutations/tokens.ts";
import { makeActor, makeMember, newId, newWord, NOW, permit } from "./factories.ts";
import type { Specimen } from "./specimen.ts";

/** A right input for each change of who is in and what they may do. */
export const TEAM_SPECIMENS: Record<string, Specimen> = {
  "member.set-role": {
    least: "manager",
    input: async ({ store, projectId }) => {
      const colleague = await makeMember(store, projectId, "viewer");
      return { projectId, userId: colleague.id, was: "viewer", role: "reviewer" };
    },
  },
  "member.remove": {
    least: "manager",
    input: async ({ store, projectId }) => ({
      projectId,
      userId: (await makeMember(store, projectId, "reviewer")).id,
    }),
  },
  "invitation.revoke": {
    least: "manager",
    input: async ({ store, projectId, actor }) => {
      const by = await permit(store, actor, projectId, "manage");
      const wishes = {
        id: newId(),
        secret: newId(),
        projectId,
        role: "viewer",
        note: "",
        email: "",
        days: 7,
      } as const;
      await store.write((writing) => createInvitation(writing, by, wishes, NOW));
      return { id: wishes.id };
    },
  },
  "account.update": { least: "anyone", input: async () => ({ name: newWord("Person ") }) },
  "session.end": {
    least: "anyone",
    input: async ({ store, actor }) => {
      const id = newId();
      const times = { createdAt: new Date(NOW), updatedAt: new Date(NOW), expiresAt: new Date(NOW + 1_000) };
      await store.write(({ db, tables }) =>
        db.insert(tables.session).values({ id, token: newId(), userId: actor.id, ...times }),
      );
      return { id };
    },
  },
  "token.revoke": {
    least: "anyone",
    input: async ({ store, actor }) => {
      const id = newId();
      const wishes = { id, name: "Nightly export", scopes: ["export" as const], days: 7, token: newId() };
      await store.write((writing) => createToken(writing, actor, wishes, NOW));
      return { id };
    },
  },
  "account.disable": {
    least: "administrator",
    input: async ({ store }) => ({ id: (await makeActor(store)).id }),
  },
  "account.enable": {
    least: "administrator",
    input: async ({ store }) => ({ id: (await makeActor(store)).id }),
  },
  "account.set-administrator": {
    least: "administrator",
    input: async ({ store }) => ({ id: (await makeActor(store)).id, isAdministrator: true }),
  },
  "second-factor.reset": {
    least: "administrator",
    input: async ({ store }) => {
      const colleague = await makeActor(store);
      await store.write((writing) => beginSecondFactor(writing, colleague, "sealed", NOW));
      return { id: colleague.id };
    },
  },
};
