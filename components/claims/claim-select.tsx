import { useMemo } from "react";
import type { ClaimDossier } from "#lib/claims/dossier.ts";
import { indexClaims, matchClaims } from "#lib/claims/matching.ts";
import { Select } from "#components/ui/select.tsx";
import type { ComponentProps } from "react";

interface Props extends ComponentProps<typeof Select> {
  /** The claim that one comes from; it is not offered. */
  claimId: string;
  claims: readonly ClaimDossier[];
}

/** Another claim of the project, those most alike first. */
export function ClaimSelect({ claimId, claims, ...props }: Props) {
  const ordered = useMemo(() => {
    const own = claims.find(({ claim }) => claim.id === claimId)?.claim.text ?? "";
    const others = claims.map(({ claim }) => claim).filter(({ id }) => id !== claimId);
    const ranks = new Map(
      matchClaims(own, indexClaims(others), others.length).map((match, rank) => [match.claimId, rank]),
    );
    const rankOf = (id: string) => ranks.get(id) ?? others.length;
    return others.toSorted((a, b) => rankOf(a.id) - rankOf(b.id));
  }, [claimId, claims]);
  return (
    <Select {...props}>
      <option value="">Choose a claim</option>
      {ordered.map(({ id, text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </Select>
  );
}
