import { defineAccounts } from "./accounts.ts";
import { defineArticles } from "./articles.ts";
import { defineClaims } from "./claims.ts";
import { defineLog } from "./log.ts";
import { defineProjects } from "./projects.ts";
import type { Kit } from "./sqlite-kit.ts";

/** Every table, made with the column kit of one dialect. */
export function makeSchema(kit: Kit) {
  const accounts = defineAccounts(kit);
  const { belongsToProject, ...projects } = defineProjects(kit, accounts);
  const { belongsToArticle: _, ...articles } = defineArticles(kit, {
    ...accounts,
    ...projects,
    belongsToProject,
  });
  const claims = defineClaims(kit, { ...accounts, ...projects, ...articles, belongsToProject });
  return { ...accounts, ...projects, ...articles, ...claims, ...defineLog(kit) };
}

export type Tables = ReturnType<typeof makeSchema>;
