import type { ProjectClaims } from "../claims/dossier.ts";
import type { DerivationLevel } from "../claims/vocabulary.ts";
import { percent } from "../corroboration/independence.ts";

/** What somebody decided about two articles, whichever way it reads; null where nobody has. */
export function decidedLevel(
  { derivations }: Pick<ProjectClaims, "derivations">,
  articleId: string,
  fromArticleId: string,
): DerivationLevel | null {
  return (
    derivations.find((each) => each.articleId === articleId && each.fromArticleId === fromArticleId)?.level ??
    null
  );
}

/** "wholly derived from" where a person decided, "78% of its text as in" where it was only measured. */
export function degreeText({ degree, decided }: { degree: number; decided: DerivationLevel | null }): string {
  return decided ? `${decided.replace("-", " ")} from` : `${percent(degree)} of its text as in`;
}
