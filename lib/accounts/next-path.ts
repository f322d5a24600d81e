/** Where to go when nothing safe was asked for. */
const HOME = "/";

/** Where the second factor is asked for, and where it goes on from there. */
export const codePath = (next: string): string =>
  next === HOME ? "/sign-in/code" : `/sign-in/code?next=${encodeURIComponent(next)}`;

/**
 * The path to go to after signing in, kept inside this site: a `next` that another site could have written
 * ("//evil.example", "https://…", "/\evil.example") becomes the home page.
 */
export function safeNextPath(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\u0000-\u001f\\]/.test(next)) return HOME;
  return next;
}
