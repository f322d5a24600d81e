/** How every token begins, so that a secret scanner recognises one that slipped into a public place. */
export const TOKEN_PREFIX = "smk_";
