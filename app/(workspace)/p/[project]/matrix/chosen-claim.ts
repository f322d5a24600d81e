import type { ClaimDossier, ProjectClaims } from "#lib/claims/dossier.ts";

/** The claim that the address names; without one, the claim with most mentions. undefined = there are no claims. */
export function chosenClaim(
  { claims }: ProjectClaims,
  claimId: string | undefined,
): ClaimDossier | undefined {
  return (
    claims.find(({ claim }) => claim.id === claimId) ??
    claims.toSorted((a, b) => b.mentions.length - a.mentions.length)[0]
  );
}

/** Every claim as a choice. */
export function claimOptions({ claims }: ProjectClaims): { value: string; label: string }[] {
  return claims.map(({ claim }) => ({ value: claim.id, label: claim.text }));
}
