import { connectedGroups, SAME_ORIGIN } from "./independence.ts";
import { counted } from "./headline.ts";
import type { Ledger, LedgerClass, LedgerSide } from "./ledger.ts";
import { FACTUALITY_WEIGHTS, type Report } from "./report.ts";
import type { Level } from "./rubric.ts";
import { ROUNDING } from "./text-descent.ts";

/** Below this ratio of the two sides a contradiction is noise, not a conflict on a material point. */
export const MATERIAL_CONFLICT = 0.1;

/** A suggested level, never a verdict: the reviewer decides, and both are kept. */
export interface LevelSuggestion {
  level: Level;
  /** The rule that decided, in one sentence. */
  reason: string;
  /** What the rule looked at. */
  facts: {
    /** Independent origins that are named and carry weight. */
    namedOrigins: number;
    /** Supporting reports that name nobody. */
    unattributed: number;
    firstHand: boolean;
    certainlyIndependent: boolean;
    conflict: number;
  };
}

/**
 * The level that the rubric suggests for a ledger (reference §1.9). `notAssessable` gives the reason when the claim
 * itself cannot be judged (a forecast, an intention, an opinion, too vague).
 */
export function suggestLevel(ledger: Ledger, notAssessable?: string): LevelSuggestion {
  const witnesses = witnessesOf(ledger, ledger.support);
  const named = witnesses.filter(({ speaker, group }) => speaker.originId !== null && group.weight > 0);
  const namedOrigins = originsAmong(ledger, named);
  const against = witnessesOf(ledger, ledger.contradiction);
  const facts = {
    namedOrigins,
    unattributed: reportsOf(ledger, ledger.support).filter((report) => report.originId === null).length,
    firstHand: named.some(({ members }) => members.some(isFirstHand)),
    certainlyIndependent: hasCertainPair(ledger, named),
    conflict: ledger.conflict,
  };
  const suggest = (level: Level, reason: string): LevelSuggestion => ({ level, reason, facts });

  if (notAssessable !== undefined) return suggest(0, `The claim cannot be assessed: ${notAssessable}.`);
  if (ledger.reports === 0) return suggest(0, "No report takes a side.");

  const contradicted = whyContradicted(ledger, named, against);
  if (contradicted) return suggest(1, contradicted);
  const contested = whyContested(ledger, namedOrigins, against);
  if (contested) return suggest(2, contested);

  if (named.length === 0) {
    return facts.unattributed > 0
      ? suggest(0, "No supporting report names an origin that can be weighed.")
      : suggest(0, "No supporting report carries any weight: too hedged, or its source counts for nothing.");
  }
  if (namedOrigins === 1) {
    const relays = counted(ledger.support.reports, "report");
    const unnamed =
      facts.unattributed > 0 ? `; ${facts.unattributed} of them name nobody and are not counted` : "";
    return suggest(3, `One named origin behind ${relays}${unnamed}; nothing credible contradicts it.`);
  }
  if (facts.certainlyIndependent && facts.firstHand) {
    return suggest(
      5,
      `${counted(namedOrigins, "independent origin")}, certainly independent, at least one with direct access; nothing credible contradicts them.`,
    );
  }
  const lacking = facts.certainlyIndependent
    ? "none is known to have direct access"
    : "their independence cannot be guaranteed";
  return suggest(4, `${counted(namedOrigins, "independent origin")} agree, but ${lacking}.`);
}

interface Witness {
  group: LedgerClass;
  speaker: Report;
  members: Report[];
}

function witnessesOf(ledger: Ledger, side: LedgerSide): Witness[] {
  const byId = new Map(ledger.independence.reports.map((report) => [report.id, report]));
  return side.classes.flatMap((group) => {
    const speaker = byId.get(group.speakerId);
    const members = group.memberIds.flatMap((id) => byId.get(id) ?? []);
    return speaker ? [{ group, speaker, members }] : [];
  });
}

function reportsOf(ledger: Ledger, side: LedgerSide): Report[] {
  return witnessesOf(ledger, side).flatMap((witness) => witness.members);
}

function isFirstHand(report: Report): boolean {
  return report.originAccess === "first-hand" && FACTUALITY_WEIGHTS[report.factuality] > 0;
}

function originsAmong(ledger: Ledger, witnesses: readonly Witness[]): number {
  const ids = new Set(witnesses.map((witness) => witness.speaker.id));
  const rows = ledger.independence.reports.flatMap((report, row) => (ids.has(report.id) ? [row] : []));
  return connectedGroups(ledger.independence.z, SAME_ORIGIN, rows).length;
}

/** Two named, identified origins with nothing at all between them, both at least "probable". */
function hasCertainPair(ledger: Ledger, named: readonly Witness[]): boolean {
  const firm = named.filter(
    ({ speaker }) =>
      !speaker.anonymous && FACTUALITY_WEIGHTS[speaker.factuality] >= FACTUALITY_WEIGHTS["PR+"],
  );
  return firm.some((a, index) =>
    firm
      .slice(index + 1)
      .some(
        (b) =>
          ledger.independence.pair(a.speaker.id, b.speaker.id).dependence <= ROUNDING &&
          a.speaker.originId !== b.speaker.originId,
      ),
  );
}

function whyContradicted(
  ledger: Ledger,
  named: readonly Witness[],
  against: readonly Witness[],
): string | null {
  const weighty = against.filter(({ group, speaker }) => group.weight > 0 && speaker.originId !== null);
  const support = witnessesOf(ledger, ledger.support);
  const contradicting = new Set(against.flatMap(({ members }) => members.map((member) => member.id)));
  const derivative = support.filter(({ members }) =>
    members.every((member) => {
      const root = ledger.independence.rootOf(member.id);
      return root !== member && contradicting.has(root.id);
    }),
  );
  if (support.length > 0 && derivative.length === support.length) {
    return "Everything that supports it was copied from a text that says otherwise.";
  }
  if (weighty.length === 0) return null;
  if (ledger.support.total === 0) {
    return `${counted(weighty.length, "report")} with weight ${weighty.length === 1 ? "contradicts" : "contradict"} it, and nothing with weight supports it.`;
  }
  const betterPlaced = weighty.some(
    ({ speaker, members }) =>
      members.some(isFirstHand) &&
      support.every(
        (other) => ledger.independence.pair(speaker.id, other.speaker.id).dependence < SAME_ORIGIN,
      ),
  );
  const supportIsRemote = !support.some(({ members }) => members.some(isFirstHand));
  return betterPlaced &&
    supportIsRemote &&
    named.length <= 1 &&
    ledger.contradiction.total > ledger.support.total
    ? "Independent evidence with direct access contradicts it, and outweighs support that has none."
    : null;
}

function whyContested(ledger: Ledger, namedOrigins: number, against: readonly Witness[]): string | null {
  const denied = against.some(({ members }) =>
    members.some((member) => member.denial && isFirstHand(member)),
  );
  if (denied && namedOrigins <= 1 && ledger.support.reports > 0) {
    return "The only origin is denied by a party with access, and that is unresolved.";
  }
  if (ledger.conflict >= MATERIAL_CONFLICT) {
    return `Credible origins conflict: ${counted(ledger.support.independentOrigins, "origin")} for, ${ledger.contradiction.independentOrigins} against.`;
  }
  return null;
}
