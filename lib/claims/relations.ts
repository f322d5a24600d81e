import type { ClaimRelation, ContradictionType } from "./vocabulary.ts";

/** How claim `a` stands to claim `b`. Only "entails" has a direction: a entails b. */
export interface Relation {
  id: string;
  a: string;
  b: string;
  type: ClaimRelation;
  /** Only on contradictions. */
  contradictionType?: ContradictionType | null;
}

/** Relations that cannot all hold, with those that prove it. */
export interface RelationProblem {
  kind: "self" | "impossible" | "contradictory";
  claimIds: string[];
  relationIds: string[];
  message: string;
}

/** A relation that follows from the recorded ones. */
export interface ImpliedRelation {
  a: string;
  b: string;
  type: "same" | "entails" | "contradicts";
  because: string[];
}

export interface RelationCheck {
  problems: RelationProblem[];
  implied: ImpliedRelation[];
}

/**
 * Checks what a set of relations amounts to. "Same" is an equivalence; "entails" is transitive, and both ways it is
 * "same"; whatever entails one side of a contradiction contradicts whatever entails the other. Results are in a
 * fixed order, whatever the order of the relations.
 */
export function checkRelations(relations: readonly Relation[]): RelationCheck {
  const sorted = relations.toSorted((x, y) => (x.id < y.id ? -1 : 1));
  const problems: RelationProblem[] = sorted
    .filter(({ a, b }) => a === b)
    .map((relation) => ({
      kind: "self",
      claimIds: [relation.a],
      relationIds: [relation.id],
      message: "A claim stands in no relation to itself.",
    }));
  const proper = sorted.filter(({ a, b }) => a !== b);
  const claims = [...new Set(proper.flatMap(({ a, b }) => [a, b]))].toSorted();
  const entailed = new Map(claims.map((claim) => [claim, entailedBy(claim, proper)]));
  const path = (from: string, to: string): string[] | null => entailed.get(from)?.get(to) ?? null;
  const opposed = oppositions(claims, proper, path);
  for (const relation of proper) problems.push(...problemsOf(relation, path, opposed));
  problems.push(...impossibleClaims(claims, opposed));
  return { problems, implied: impliedBy(claims, proper, path, opposed) };
}

type Paths = (from: string, to: string) => string[] | null;
/** Relation ids that prove two claims contradictory, by pair key. */
type Oppositions = Map<string, string[]>;

/** Every claim that follows from `start`, with the relations that lead there; itself by none. */
function entailedBy(start: string, relations: readonly Relation[]): Map<string, string[]> {
  const reached = new Map<string, string[]>([[start, []]]);
  for (const [claim, path] of reached) {
    for (const { id, a, b, type } of relations) {
      const next =
        a === claim && (type === "entails" || type === "same")
          ? b
          : b === claim && type === "same"
            ? a
            : null;
      if (next !== null && !reached.has(next)) reached.set(next, [...path, id]);
    }
  }
  return reached;
}

function pairKey(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a]);
}

function oppositions(claims: readonly string[], relations: readonly Relation[], path: Paths): Oppositions {
  const found: Oppositions = new Map();
  for (const { id, a, b, type } of relations) {
    if (type !== "contradicts") continue;
    for (const x of claims) {
      const toA = path(x, a);
      if (!toA) continue;
      for (const y of claims) {
        const toB = path(y, b);
        if (!toB) continue;
        const proof = [...new Set([...toA, id, ...toB])];
        const known = found.get(pairKey(x, y));
        if (!known || proof.length < known.length) found.set(pairKey(x, y), proof);
      }
    }
  }
  return found;
}

function problemsOf(relation: Relation, path: Paths, opposed: Oppositions): RelationProblem[] {
  const { id, a, b, type } = relation;
  const forth = path(a, b);
  const back = path(b, a);
  const against = opposed.get(pairKey(a, b));
  const clash = (proof: readonly string[], message: string): RelationProblem[] => [
    { kind: "contradictory", claimIds: [a, b], relationIds: [...new Set([id, ...proof])], message },
  ];
  switch (type) {
    case "same":
      return against ? clash(against, "These two are recorded as the same, and contradict each other.") : [];
    case "entails":
      return against
        ? clash(against, "One is recorded to follow from the other, and they contradict each other.")
        : [];
    case "compatible":
      return against
        ? clash(against, "These two are recorded as compatible, and contradict each other.")
        : [];
    case "not-comparable": {
      const proof = against ?? forth ?? back;
      return proof
        ? clash(proof, "These two are recorded as not comparable, yet other relations compare them.")
        : [];
    }
    case "contradicts":
      return [];
  }
}

/** A claim that contradicts itself by what it entails can never be true. */
function impossibleClaims(claims: readonly string[], opposed: Oppositions): RelationProblem[] {
  return claims.flatMap((claim) => {
    const proof = opposed.get(pairKey(claim, claim));
    return proof
      ? [
          {
            kind: "impossible" as const,
            claimIds: [claim],
            relationIds: proof,
            message: "What this claim entails contradicts itself.",
          },
        ]
      : [];
  });
}

function impliedBy(
  claims: readonly string[],
  relations: readonly Relation[],
  path: Paths,
  opposed: Oppositions,
): ImpliedRelation[] {
  const recorded = new Set(
    relations.flatMap(({ a, b, type }) => [
      `${type}${pairKey(a, b)}`,
      ...(type === "entails" ? [`${a}→${b}`] : []),
    ]),
  );
  const implied: ImpliedRelation[] = [];
  for (const [index, a] of claims.entries()) {
    for (const b of claims.slice(index + 1)) {
      const forth = path(a, b);
      const back = path(b, a);
      const same = recorded.has(`same${pairKey(a, b)}`);
      if (forth && back && !same)
        implied.push({ a, b, type: "same", because: [...new Set([...forth, ...back])] });
      else if (forth && !same && !recorded.has(`${a}→${b}`))
        implied.push({ a, b, type: "entails", because: forth });
      else if (back && !same && !recorded.has(`${b}→${a}`))
        implied.push({ a: b, b: a, type: "entails", because: back });
      const proof = opposed.get(pairKey(a, b));
      if (proof && !recorded.has(`contradicts${pairKey(a, b)}`))
        implied.push({ a, b, type: "contradicts", because: proof });
    }
  }
  return implied;
}
