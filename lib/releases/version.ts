/** How much a release differs from the one before it, by Croissant's rule. */
export const CHANGE_SIZES = ["patch", "minor", "major"] as const;
export type ChangeSize = (typeof CHANGE_SIZES)[number];

const NUMBER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Major, minor and patch of "1.2.3". Throws RangeError for anything else. */
export function parseVersion(number: string): [major: number, minor: number, patch: number] {
  const [, major, minor, patch] = NUMBER.exec(number) ?? [];
  if (major === undefined || minor === undefined || patch === undefined)
    throw new RangeError(`“${number}” is not a version such as 1.2.3.`);
  return [Number(major), Number(minor), Number(patch)];
}

/** Negative when `a` is older than `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2];
}

/**
 * The number of the next release: major when existing data changed, minor when data was only added, patch when the
 * data is the same and at most written differently (Croissant 1.1, "version"). The first release is 1.0.0.
 */
export function nextVersion(previous: string | null, size: ChangeSize): string {
  if (previous === null) return "1.0.0";
  const [major, minor, patch] = parseVersion(previous);
  if (size === "major") return `${major + 1}.0.0`;
  return size === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
