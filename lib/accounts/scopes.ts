import { PERMISSIONS } from "../projects/roles.ts";

/**
 * What a program's token may be used for, on top of what its owner may do. The first four are the permissions within
 * a project; exports are apart, because a token that takes data out should be able to do nothing else.
 */
export const TOKEN_SCOPES = [...PERMISSIONS, "export"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** Whether a token may be used for what needs `scope`. Sessions of people (no scopes) may do all that their role may. */
export function scopesAllow(scopes: readonly TokenScope[] | undefined, scope: TokenScope): boolean {
  return scopes === undefined || scopes.includes(scope);
}
