/**
 * Version of the corroboration scale (`lib/corroboration/rubric.ts`): the first number grows when a level means
 * something else, the second when only its wording is clearer. Every release names the one it was judged by.
 */
export const RUBRIC_VERSION = "1.0";
