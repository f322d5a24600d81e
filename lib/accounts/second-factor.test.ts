import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase32, toBase32 } from "./base32.ts";
import { readTypedCode, RECOVERY_CODE_BYTES, recoveryCode } from "./recovery-codes.ts";
import { authenticatorAddress, AUTHENTICATOR, stepAt, stepOfCode, totpCode, type TotpRules } from "./totp.ts";

const ascii = (text: string) => new Uint8Array(Buffer.from(text, "ascii"));
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(fresh);
const fresh = (array: Uint8Array) => new Uint8Array(array);
const NOW = Date.UTC(2026, 2, 14, 9, 26, 53);

describe("totpCode", () => {
  // RFC 6238, appendix B: the secret is as long as the hash, eight digits.
  const seeds: [TotpRules["hash"], string][] = [
    ["SHA-1", "12345678901234567890"],
    ["SHA-256", "12345678901234567890123456789012"],
    ["SHA-512", "1234567890123456789012345678901234567890123456789012345678901234"],
  ];
  it.each([
    [59, "94287082", "46119246", "90693936"],
    [1111111109, "07081804", "68084774", "25091201"],
    [1111111111, "14050471", "67062674", "99943326"],
    [1234567890, "89005924", "91819424", "93441116"],
    [2000000000, "69279037", "90698825", "38618901"],
    [20000000000, "65353130", "77737706", "47863826"],
  ])("gives the published codes at %d s", async (seconds, ...published) => {
    const codes = seeds.map(([hash, seed]) => {
      const rules = { digits: 8, period: 30, hash };
      return totpCode(ascii(seed), stepAt(seconds * 1_000, rules), rules);
    });
    expect(await Promise.all(codes)).toEqual(published);
  });

  // RFC 4226, appendix D: the counter is the step, six digits.
  it("gives the published codes of the first ten steps", async () => {
    const codes = Array.from({ length: 10 }, (_, step) => totpCode(ascii("12345678901234567890"), step));
    expect(await Promise.all(codes)).toEqual([
      ...["755224", "287082", "359152", "969429", "338314"],
      ...["254676", "287922", "162583", "399871", "520489"],
    ]);
  });
});

describe("stepOfCode", () => {
  const secret = ascii("12345678901234567890");
  const codeAt = (now: number) => totpCode(secret, stepAt(now));
  const period = AUTHENTICATOR.period * 1_000;

  it("takes the code of now, of one step before and of one after, and names its step", async () => {
    for (const drift of [-1, 0, 1]) {
      const then = NOW + drift * period;
      expect(await stepOfCode(secret, await codeAt(then), NOW, 0)).toBe(stepAt(then));
    }
    for (const drift of [-2, 2])
      expect(await stepOfCode(secret, await codeAt(NOW + drift * period), NOW, 0)).toBeNull();
  });

  it("takes no code of a step that was used, nor of one before it", async () => {
    const used = stepAt(NOW);
    expect(await stepOfCode(secret, await codeAt(NOW), NOW, used)).toBeNull();
    expect(await stepOfCode(secret, await codeAt(NOW - period), NOW, used)).toBeNull();
    expect(await stepOfCode(secret, await codeAt(NOW + period), NOW, used)).toBe(used + 1);
  });
});

describe("base32", () => {
  // RFC 4648, section 10, without padding.
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("of %j is %j", (text, encoded) => {
    expect(toBase32(ascii(text))).toBe(encoded);
    expect(fromBase32(encoded.toLowerCase())).toEqual(ascii(text));
  });

  it("brings all bytes back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (given) => {
        expect(fromBase32(toBase32(given))).toEqual(fresh(given));
      }),
    );
  });

  it("refuses what is none", () => {
    expect(fromBase32("MZXW1")).toBeNull();
  });
});

describe("recovery codes", () => {
  it("are read however they are typed", () => {
    fc.assert(
      fc.property(bytes(RECOVERY_CODE_BYTES), (given) => {
        const code = recoveryCode(given);
        expect(code).toMatch(/^[a-z2-7]{4}(?:-[a-z2-7]{4}){3}$/);
        for (const typed of [
          code,
          code.toUpperCase(),
          code.replaceAll("-", ""),
          ` ${code.replaceAll("-", " ")}`,
        ])
          expect(readTypedCode(typed)).toEqual({ kind: "recovery", code });
      }),
    );
  });

  it("are told from an authenticator's", () => {
    expect(readTypedCode(" 123 456 ")).toEqual({ kind: "authenticator", code: "123456" });
    for (const neither of ["", "12345", "1234567", "abcd-efgh-ijkl", "0189-0189-0189-0189"])
      expect(readTypedCode(neither)).toBeNull();
  });
});

describe("authenticatorAddress", () => {
  it("names issuer and account, and says the secret in base32", () => {
    const address = new URL(authenticatorAddress(ascii("12345678901234567890"), "mara+x@example.org"));
    expect(address.pathname).toContain("Sourcemark:mara%2Bx%40example.org");
    expect(address.searchParams.get("secret")).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    expect(address.searchParams.get("issuer")).toBe("Sourcemark");
  });
});
