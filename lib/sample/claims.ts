import type { SampleClaim, SampleComment, SampleRelation } from "./claim.ts";
import { LEAK, SECOND_BLAST, TREATED } from "./event-claims.ts";
import { FIGURES } from "./figure-claims.ts";

/** What the sample's articles claim, in the order in which it is listed. */
export const SAMPLE_CLAIMS: readonly SampleClaim[] = [LEAK, ...FIGURES, TREATED, SECOND_BLAST];

export const SAMPLE_RELATIONS: readonly SampleRelation[] = [
  {
    claims: ["evacuated-31000", "evacuated-3100"],
    type: "contradicts",
    contradictionType: "numeric",
    note: "Same people, same evening, ten times the figure.",
  },
  {
    claims: ["evacuated-2400", "evacuated-3100"],
    type: "compatible",
    note: "The number grew between the two bulletins.",
  },
  {
    claims: ["planned-6500", "evacuated-3100"],
    type: "not-comparable",
    note: "Room in a plan against people moved out.",
  },
];

export const SAMPLE_COMMENTS: readonly SampleComment[] = [
  {
    claim: "evacuated-31000",
    by: "third",
    text: "Two outlets say 31,000 and two say 3,100. Is this not simply contested?",
  },
  {
    claim: "evacuated-31000",
    by: "first",
    text: "Look under “Who copied whom”: the second outlet is a copy of the first, misspelt name and all.",
  },
];
