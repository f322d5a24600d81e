import { TAGS } from "../annotations/tags.ts";
import type { Group } from "./align.ts";

/** Shares of the readers' votes on a group: each tag in the order of `TAGS`, then "nothing". */
export function voteShare(group: Group): number[] {
  const votes = [
    ...TAGS.map((tag) => group.members.filter((member) => member.tag === tag).length),
    group.silent.length,
  ];
  const total = group.members.length + group.silent.length;
  return votes.map((count) => count / total);
}
