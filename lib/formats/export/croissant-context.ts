const cr = (...terms: string[]) => Object.fromEntries(terms.map((term) => [term, `cr:${term}`]));

/**
 * The JSON-LD context of Croissant 1.1 (its Appendix 1). schema.org stands with https, which the validator insists on.
 */
export const CROISSANT_CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  sc: "https://schema.org/",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  dct: "http://purl.org/dc/terms/",
  conformsTo: "dct:conformsTo",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  examples: { "@id": "cr:examples", "@type": "@json" },
  ...cr(
    "annotation",
    "arrayShape",
    "citeAs",
    "column",
    "containedIn",
    "equivalentProperty",
    "excludes",
    "extract",
  ),
  ...cr("field", "fileProperty", "fileObject", "fileSet", "format", "includes", "isArray", "isLiveDataset"),
  ...cr("jsonPath", "key", "md5", "parentField", "path", "readLines", "recordSet", "references", "regex"),
  ...cr("repeated", "replace", "samplingRate", "sdVersion", "separator", "source", "subField", "transform"),
  ...cr("unArchive", "value"),
} as const;
