import { BlockList, isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";
import { type Surroundings, WORLD } from "./guarded-fetch.ts";

/**
 * Where messages may go: public addresses on the web's own ports; and what WEBHOOK_NETWORKS names, on WEBHOOK_PORTS,
 * because receivers often stand in the same network. Both are lists with commas: "10.1.0.0/16,192.168.4.7", "8080".
 * @throws Error with one sentence when a value cannot be used
 */
export function webhookSurroundings(environment: NodeJS.ProcessEnv = process.env): Surroundings {
  const networks = new BlockList();
  for (const network of listOf(environment.WEBHOOK_NETWORKS)) addNetwork(networks, network);
  const ports = listOf(environment.WEBHOOK_PORTS).map(Number);
  if (ports.some((port) => !Number.isInteger(port) || port < 1 || port > 65_535))
    throw new Error("WEBHOOK_PORTS must be numbers of ports with commas between them.");
  const isNamed = (address: string) => networks.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
  return { ...WORLD, ports, isAllowed: (address) => isPublicAddress(address) || isNamed(address) };
}

const listOf = (value: string | undefined) =>
  (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

function addNetwork(networks: BlockList, network: string): void {
  const [address = "", bits] = network.split("/");
  const family = isIP(address);
  const longest = family === 6 ? 128 : 32;
  const prefix = bits === undefined ? longest : Number(bits);
  if (family === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > longest)
    throw new Error(`WEBHOOK_NETWORKS holds “${network}”, which is no network such as 10.1.0.0/16.`);
  networks.addSubnet(address, prefix, family === 6 ? "ipv6" : "ipv4");
}
