import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressGroup } from "./address.ts";
import { createAttemptLedger } from "./attempt-ledger.ts";
import { admit, GUESSING, NO_ATTEMPTS, waitFor, withdraw, type Attempts } from "./attempts.ts";

const START = Date.UTC(2026, 0, 1);

/** Tries after each of these pauses (milliseconds); returns when attempts were admitted. */
function admittedTimes(pauses: readonly number[]): number[] {
  let attempts: Attempts = NO_ATTEMPTS;
  let now = START;
  const times: number[] = [];
  for (const pause of pauses) {
    now += pause;
    const result = admit(attempts, now, GUESSING);
    ({ attempts } = result);
    if (result.admitted) times.push(now);
  }
  return times;
}

const pauses = fc.array(fc.integer({ min: 0, max: 120_000 }), { maxLength: 300 });

describe("attempts", () => {
  it("admits ten at once, then asks to wait 30 s, and twice as long after each further one", () => {
    let attempts: Attempts = NO_ATTEMPTS;
    let now = START;
    const waits: number[] = [];
    for (let index = 0; index < 14; index++) {
      now += waitFor(attempts, now, GUESSING);
      ({ attempts } = admit(attempts, now, GUESSING));
      waits.push(waitFor(attempts, now, GUESSING) / 1_000);
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 120, 240, 480]);
  });

  it("never admits more than fifteen in any window, whatever the rhythm", () => {
    fc.assert(
      fc.property(pauses, (rhythm) => {
        const times = admittedTimes(rhythm);
        for (const from of times)
          expect(times.filter((at) => at >= from && at < from + GUESSING.window).length).toBeLessThanOrEqual(
            15,
          );
      }),
    );
  });

  it("admits at the moment it named, and not a millisecond before", () => {
    fc.assert(
      fc.property(pauses, fc.nat(20), (rhythm, more) => {
        let attempts: Attempts = admittedTimes([...rhythm, ...Array<number>(more).fill(0)]);
        const now = attempts.at(-1) ?? START;
        const wait = waitFor(attempts, now, GUESSING);
        if (wait === 0) return;
        expect(admit(attempts, now + wait, GUESSING).admitted).toBe(true);
        ({ attempts } = admit(attempts, now + wait - 1, GUESSING));
        expect(attempts).not.toContain(now + wait - 1);
      }),
    );
  });

  it("forgets everything after a window without attempts", () => {
    fc.assert(
      fc.property(pauses, (rhythm) => {
        const attempts = admittedTimes(rhythm);
        expect(waitFor(attempts, (attempts.at(-1) ?? START) + GUESSING.window, GUESSING)).toBe(0);
      }),
    );
  });

  it("asks nobody to wait longer than a window, even after the clock was set back a day", () => {
    fc.assert(
      fc.property(pauses, fc.integer({ min: -86_400_000, max: 86_400_000 }), (rhythm, jump) => {
        const wait = waitFor(admittedTimes(rhythm), START + jump, GUESSING);
        expect(wait).toBeLessThanOrEqual(GUESSING.window);
      }),
    );
  });

  it("is as if an attempt that was withdrawn had never been", () => {
    fc.assert(
      fc.property(pauses, (rhythm) => {
        const attempts = admittedTimes(rhythm);
        const now = (attempts.at(-1) ?? START) + GUESSING.window / 3;
        const after = admit(attempts, now, GUESSING);
        if (!after.admitted) return;
        const back = withdraw(after.attempts, now);
        expect(waitFor(back, now, GUESSING)).toBe(waitFor(attempts, now, GUESSING));
      }),
    );
  });
});

describe("the ledger", () => {
  it("lets ten of fifty guesses at once through, however late their outcome comes", () => {
    const ledger = createAttemptLedger(GUESSING);
    const results = Array.from({ length: 50 }, () => ledger.begin(["account:a", "address:x"], START));
    expect(results.filter((result) => result.admitted)).toHaveLength(10);
    expect(results.at(-1)).toEqual({ admitted: false, wait: 30_000 });
  });

  it("counts per account and per address on their own", () => {
    const ledger = createAttemptLedger(GUESSING);
    for (let index = 0; index < 10; index++) ledger.begin(["account:a", `address:${index}`], START);
    expect(ledger.begin(["account:a", "address:new"], START).admitted).toBe(false);
    expect(ledger.begin(["account:b", "address:new"], START).admitted).toBe(true);
    for (let index = 0; index < 9; index++) ledger.begin([`account:${index}`, "address:new"], START);
    expect(ledger.begin(["account:c", "address:new"], START).admitted).toBe(false);
  });

  it("does not count an attempt for one key when another refuses it", () => {
    const ledger = createAttemptLedger(GUESSING);
    for (let index = 0; index < 30; index++) ledger.begin(["account:a", `address:${index}`], START);
    expect(ledger.begin(["account:b", "address:29"], START).admitted).toBe(true);
    expect(ledger.size).toBe(13);
  });

  it("forgives the account that signs in, and the address only that one attempt", () => {
    const ledger = createAttemptLedger(GUESSING);
    for (let index = 0; index < 9; index++) ledger.begin(["account:a", "address:x"], START);
    const right = ledger.begin(["account:a", "address:x"], START);
    if (right.admitted) right.succeed(["account:a"]);
    expect(ledger.begin(["account:b", "address:x"], START).admitted).toBe(true);
    expect(ledger.begin(["account:b", "address:x"], START).admitted).toBe(false);
    expect(ledger.begin(["account:a", "address:y"], START).admitted).toBe(true);
  });

  it("keeps no more keys than it may, and drops the oldest", () => {
    const ledger = createAttemptLedger(GUESSING, 100);
    for (let index = 0; index < 1_000; index++) ledger.begin([`address:${index}`], START + index);
    expect(ledger.size).toBeLessThanOrEqual(100);
    for (let index = 0; index < 9; index++) ledger.begin(["address:999"], START + 1_000);
    expect(ledger.begin(["address:999"], START + 1_000).admitted).toBe(false);
  });
});

describe("addressGroup", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:0db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("takes %s as %s", (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});
