/** Roles of a member in one project, from the least to the most entitled. */
export const ROLES = ["viewer", "reviewer", "adjudicator", "manager"] as const;
export type Role = (typeof ROLES)[number];

/** What somebody may do in a project. Routes and operations name one of these. */
export const PERMISSIONS = ["read", "annotate", "adjudicate", "manage"] as const;
export type Permission = (typeof PERMISSIONS)[number];

const LEAST_ROLE: Record<Permission, Role> = {
  read: "viewer",
  annotate: "reviewer",
  adjudicate: "adjudicator",
  manage: "manager",
};

/** Whether a role carries a permission; each role can do all that the ones below it can. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(LEAST_ROLE[permission]);
}
