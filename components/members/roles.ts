import type { Role } from "#lib/projects/roles.ts";

/** What each role may do, in a line. */
export const ROLE_LABELS: Record<Role, { label: string; about: string }> = {
  viewer: { label: "Viewer", about: "reads everything, changes nothing" },
  reviewer: { label: "Reviewer", about: "tags passages, ties claims to evidence, judges" },
  adjudicator: { label: "Adjudicator", about: "also settles what reviewers see differently" },
  manager: { label: "Manager", about: "also invites people and changes the project" },
};
