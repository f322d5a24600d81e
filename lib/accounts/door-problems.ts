/** What can go wrong on the way over a provider, and what the door says about it. */
export const DOOR_PROBLEMS = {
  expired: "This took too long, or was begun in another browser. Try again.",
  unreachable:
    "The sign-in provider cannot be reached at the moment. Try again shortly, or tell an administrator.",
  refused: "The sign-in provider did not let you in, or its answer could not be trusted. Try again.",
  "no-email": "The sign-in provider gave no email address. Ask an administrator.",
  unverified: "The sign-in provider does not vouch for your email address. Have it verified there first.",
  domain: "Addresses of this domain are not let in here. Choose another account at the provider.",
  unknown: "Nobody with this email address has an account here. Ask for an invitation.",
  disabled: "This account was disabled. Ask an administrator of this installation.",
} as const;
export type DoorProblem = keyof typeof DOOR_PROBLEMS;

/** The words for a problem that an address names; null for anything that is none. */
export const doorProblem = (name: string | null | undefined): string | null =>
  name && Object.hasOwn(DOOR_PROBLEMS, name) ? DOOR_PROBLEMS[name as DoorProblem] : null;
