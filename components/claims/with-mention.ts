import type { MentionFormValues } from "#lib/claims/mention-form.ts";

/** What the fields of a mention need of the form around them. */
export interface WithMention {
  mention: MentionFormValues;
}
