/** Names of the types that the CAS formats use; tokens and sentences are DKPro's, which INCEpTION builds on. */
export const PASSAGE_TYPE = "webanno.custom.Passage";
export const SENTENCE_TYPE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";
export const TOKEN_TYPE = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token";

/** Features of a passage, all of them text. */
export const PASSAGE_FEATURES = ["tag", "subtype", "hand", "note", "annotationId"] as const;
