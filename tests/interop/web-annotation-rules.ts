// What the W3C Web Annotation model demands (its MUSTs), as JSON Schema of our own writing, and the terms of its
// context as far as exports use them, so that linked data is read without a network.

const iri = { type: "string", pattern: "^(?:[a-z][a-z0-9+.-]*:|/)" };
const time = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z$" };
const oneOrMore = (schema: object) => ({ anyOf: [schema, { type: "array", minItems: 1, items: schema }] });

const quoteSelector = {
  type: "object",
  required: ["type", "exact"],
  properties: {
    type: { const: "TextQuoteSelector" },
    exact: { type: "string" },
    prefix: { type: "string" },
    suffix: { type: "string" },
  },
};
const positionSelector = {
  type: "object",
  required: ["type", "start", "end"],
  properties: {
    type: { const: "TextPositionSelector" },
    start: { type: "integer", minimum: 0 },
    end: { type: "integer", minimum: 0 },
  },
};
const specificResource = {
  type: "object",
  required: ["type", "source"],
  properties: {
    type: { const: "SpecificResource" },
    source: iri,
    selector: oneOrMore({ anyOf: [quoteSelector, positionSelector] }),
  },
};
const textualBody = {
  type: "object",
  required: ["type", "value"],
  properties: { type: { const: "TextualBody" }, value: { type: "string" }, purpose: { type: "string" } },
};
/** Something elsewhere, by its address. */
const externalResource = {
  type: "object",
  required: ["id"],
  properties: { id: iri, type: { enum: ["Text", "Dataset", "Image", "Video", "Sound"] } },
};
const annotation = {
  type: "object",
  required: ["id", "type", "target"],
  properties: {
    id: iri,
    type: oneOrMore({ const: "Annotation" }),
    created: time,
    modified: time,
    body: oneOrMore({ anyOf: [iri, textualBody, specificResource, externalResource] }),
    target: oneOrMore({ anyOf: [iri, specificResource] }),
  },
};

const context = {
  anyOf: [
    { const: "http://www.w3.org/ns/anno.jsonld" },
    { type: "array", contains: { const: "http://www.w3.org/ns/anno.jsonld" } },
  ],
};

/** A page: never empty, and known to its collection. */
export const PAGE_SCHEMA = {
  type: "object",
  required: ["@context", "id", "type", "partOf", "items"],
  properties: {
    "@context": context,
    id: iri,
    type: { const: "AnnotationPage" },
    startIndex: { type: "integer", minimum: 0 },
    next: iri,
    prev: iri,
    items: { type: "array", minItems: 1, items: annotation },
  },
};

/** A collection: names its first page when it holds anything. */
export const COLLECTION_SCHEMA = {
  type: "object",
  required: ["@context", "id", "type"],
  properties: {
    "@context": context,
    id: iri,
    type: { const: "AnnotationCollection" },
    total: { type: "integer", minimum: 0 },
  },
  if: { properties: { total: { minimum: 1 } }, required: ["total"] },
  // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
  then: { required: ["first"] },
};

const OA = "http://www.w3.org/ns/oa#";
const AS = "http://www.w3.org/ns/activitystreams#";
const DCTERMS = "http://purl.org/dc/terms/";
const DATE = "http://www.w3.org/2001/XMLSchema#dateTime";
const WHOLE = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";

const OA_TERMS = [
  "Annotation",
  "SpecificResource",
  "TextQuoteSelector",
  "TextPositionSelector",
  "TextualBody",
];
const OA_MOTIVATIONS = ["tagging", "classifying", "commenting", "describing", "identifying", "linking"];

/** The terms of the standard's context that exports use; it has no "assessing", which is therefore written oa:. */
export const CONTEXT = {
  "@context": {
    ...{ oa: OA, as: AS, dcterms: DCTERMS, xsd: "http://www.w3.org/2001/XMLSchema#" },
    ...{ rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#", foaf: "http://xmlns.com/foaf/0.1/" },
    ...{ id: { "@id": "@id", "@type": "@id" }, type: { "@id": "@type", "@type": "@vocab" } },
    ...Object.fromEntries([...OA_TERMS, ...OA_MOTIVATIONS].map((term) => [term, `oa:${term}`])),
    TextualBody: "oa:TextualBody",
    TimeState: "oa:TimeState",
    AnnotationCollection: "as:OrderedCollection",
    AnnotationPage: "as:OrderedCollectionPage",
    Text: "http://purl.org/dc/dcmitype/Text",
    Person: "foaf:Person",
    Software: "as:Application",
    body: { "@id": "oa:hasBody", "@type": "@id" },
    target: { "@id": "oa:hasTarget", "@type": "@id" },
    source: { "@id": "oa:hasSource", "@type": "@id" },
    selector: { "@id": "oa:hasSelector", "@type": "@id" },
    state: { "@id": "oa:hasState", "@type": "@id" },
    motivation: { "@id": "oa:motivatedBy", "@type": "@vocab" },
    purpose: { "@id": "oa:hasPurpose", "@type": "@vocab" },
    exact: "oa:exact",
    prefix: "oa:prefix",
    suffix: "oa:suffix",
    start: { "@id": "oa:start", "@type": WHOLE },
    end: { "@id": "oa:end", "@type": WHOLE },
    value: "rdf:value",
    creator: { "@id": "dcterms:creator", "@type": "@id" },
    created: { "@id": "dcterms:created", "@type": DATE },
    modified: { "@id": "dcterms:modified", "@type": DATE },
    name: "foaf:name",
    label: "http://www.w3.org/2000/01/rdf-schema#label",
    items: { "@id": "as:items", "@type": "@id", "@container": "@list" },
    partOf: { "@id": "as:partOf", "@type": "@id" },
    first: { "@id": "as:first", "@type": "@id" },
    last: { "@id": "as:last", "@type": "@id" },
    next: { "@id": "as:next", "@type": "@id" },
    prev: { "@id": "as:prev", "@type": "@id" },
    total: { "@id": "as:totalItems", "@type": WHOLE },
    startIndex: { "@id": "as:startIndex", "@type": WHOLE },
  },
};
