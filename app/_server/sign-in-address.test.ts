import { expect, test } from "vitest";
import { clientAddress, readProxies } from "./sign-in-address.ts";

const PROXY = "10.0.0.1";

test.each([
  ["no proxy: what the client says does not count", 0, "203.0.113.9", PROXY],
  ["one proxy: what it wrote itself, at the end", 1, "198.51.100.1, 203.0.113.9", "203.0.113.9"],
  ["two proxies: what the outer one wrote", 2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
  ["a list that is too short did not come through both", 2, "203.0.113.9", PROXY],
  ["with a port", 1, "203.0.113.9:4711", "203.0.113.9"],
  ["IPv6 with a port", 1, "[2001:db8::1]:4711", "2001:db8::1"],
  ["IPv6", 1, "2001:db8::1", "2001:db8::1"],
  ["no address at all", 1, "unknown", PROXY],
  ["nothing", 1, undefined, PROXY],
])("%s", (_, proxies, forwarded, expected) => {
  expect(clientAddress(PROXY, forwarded, proxies)).toBe(expected);
});

test("PUBLIC_URL stands for one proxy, unless it is said how many there are", () => {
  const PUBLIC_URL = "https://sourcemark.example";
  const of = (environment: Record<string, string>) => readProxies({ NODE_ENV: "test", ...environment });
  expect([of({}), of({ PUBLIC_URL }), of({ PUBLIC_URL, TRUSTED_PROXIES: "0" })]).toEqual([0, 1, 0]);
  expect(of({ TRUSTED_PROXIES: "2" })).toBe(2);
  expect(() => of({ TRUSTED_PROXIES: "yes" })).toThrow("from 0 to 9");
});
