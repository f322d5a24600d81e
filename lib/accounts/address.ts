/**
 * What counts as one address of a network client: an IPv4 address as it is (also when written as "::ffff:a.b.c.d"),
 * of an IPv6 address the first 64 bits, because everybody owns at least that many. Anything else is returned as it
 * is, lower-case.
 */
export function addressGroup(address: string): string {
  const bare = address.trim().toLowerCase().split("%")[0] ?? "";
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(bare);
  if (mapped?.[1]) return mapped[1];
  return bare.includes(":") ? `${firstGroups(bare).join(":")}::/64` : bare;
}

/** The first four groups of an IPv6 address, with "::" written out. */
function firstGroups(address: string): string[] {
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ""));
}

/** The domain that is reserved for addresses which do not exist (RFC 2606). */
const NOWHERE = "@invalid";

/** An address for a reviewer who is none of the people here: of the sample, or of imported annotations. */
export const addressOfNobody = (name: string) => `${name}${NOWHERE}`;

/** Whether nobody can sign in or get mail with this address. */
export const isAddressOfNobody = (address: string): boolean => address.endsWith(NOWHERE);
