import { defineAccounts } from "./accounts.ts";
import { defineAdjudication } from "./adjudication.ts";
import { defineAnnotationImports } from "./annotation-imports.ts";
import { defineArticles } from "./articles.ts";
import { defineAssignment } from "./assignment.ts";
import { defineClaimLinks } from "./claim-links.ts";
import { defineClaims } from "./claims.ts";
import { defineDiscussion } from "./discussion.ts";
import { defineGold } from "./gold.ts";
import { defineGuideline } from "./guideline.ts";
import { defineImports } from "./imports.ts";
import { defineInvitations } from "./invitations.ts";
import { defineLog } from "./log.ts";
import { defineProjects } from "./projects.ts";
import { defineReleases } from "./releases.ts";
import { defineSources } from "./sources.ts";
import { defineWebhooks } from "./webhooks.ts";
import type { Kit } from "./sqlite-kit.ts";

/** Every table, made with the column kit of one dialect. */
export function makeSchema(kit: Kit) {
  const accounts = defineAccounts(kit);
  const { belongsToProject, ...projects } = defineProjects(kit, accounts);
  const { belongsToArticle, ...articles } = defineArticles(kit, {
    ...accounts,
    ...projects,
    belongsToProject,
  });
  const claims = defineClaims(kit, { ...accounts, ...projects, ...articles, belongsToProject });
  const claimLinks = defineClaimLinks(kit, { ...accounts, ...claims, belongsToProject });
  const sources = defineSources(kit, { ...accounts, ...projects, ...articles, belongsToProject });
  const team = {
    ...defineInvitations(kit, { ...accounts, belongsToProject }),
    ...defineAssignment(kit, { ...accounts, ...projects, belongsToProject, belongsToArticle }),
  };
  const adjudicated = defineAdjudication(kit, { ...accounts, ...articles, ...claims, belongsToProject });
  const settling = {
    ...adjudicated,
    ...defineGuideline(kit, { ...accounts, ...articles, ...adjudicated, belongsToProject }),
    ...defineGold(kit, { ...accounts, ...projects, ...articles, ...claims, belongsToProject }),
  };
  const reading = { ...articles, ...claims, ...claimLinks, ...sources };
  const discussed = defineDiscussion(kit, { ...accounts, belongsToProject });
  const imports = defineImports(kit, { ...accounts, belongsToProject, belongsToArticle });
  const released = defineReleases(kit, { ...accounts, belongsToProject });
  return {
    ...accounts,
    ...projects,
    ...team,
    ...reading,
    ...settling,
    ...discussed,
    ...released,
    ...imports,
    ...defineAnnotationImports(kit, { ...accounts, ...articles, belongsToProject }),
    ...defineWebhooks(kit, { ...accounts, belongsToProject }),
    ...defineLog(kit),
  };
}

export type Tables = ReturnType<typeof makeSchema>;
