/** What input, textarea and select share: a 3:1 edge, and an error that is more than a colour (the edge doubles). */
export const controlStyles =
  "w-full rounded-md border border-input bg-card px-3 text-sm text-foreground transition-colors duration-100 hover:border-foreground/60 disabled:cursor-not-allowed disabled:bg-muted disabled:text-muted-foreground [&[readonly]]:bg-muted aria-invalid:border-destructive aria-invalid:ring-1 aria-invalid:ring-destructive pointer-coarse:text-base";
