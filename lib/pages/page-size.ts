// Apart from the schema of pages, so that a screen that reads lists does not load the schema library with them.

/** Most items of a page, and how many without saying. */
export const LONGEST_PAGE = 1_000;
export const USUAL_PAGE = 100;
