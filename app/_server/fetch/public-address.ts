import { BlockList, isIP, isIPv4 } from "node:net";

/** IPv4 that is not somebody's public host: IANA's special-purpose registry, and a cloud's own address. */
const DENIED_4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"],
  ...["192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24"],
  ...["192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"],
  ...["224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32"],
];

/** What is global in IPv6 is 2000::/3; of that, what leads elsewhere (Teredo, 6to4) or nowhere is denied too. */
const GLOBAL_6 = ["2000::/3"];
const DENIED_6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

function listOf(networks: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", prefix] = network.split("/");
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const denied4 = listOf(DENIED_4, "ipv4");
const global6 = listOf(GLOBAL_6, "ipv6");
const denied6 = listOf(DENIED_6, "ipv6");

/**
 * Whether an address (as resolved, no brackets) is a public host's. Whatever is not known to be is refused: mapped,
 * translated and zoned addresses among them, because they may lead back inside.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !denied4.check(address, "ipv4");
  if (isIP(address) !== 6 || address.includes("%")) return false;
  return global6.check(address, "ipv6") && !denied6.check(address, "ipv6");
}
