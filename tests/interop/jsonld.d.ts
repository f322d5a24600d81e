// The package has no types of its own; only what the proofs use is told here.
declare module "jsonld" {
  interface RdfOptions {
    documentLoader: (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: unknown }>;
    /** Throws instead of dropping what no context explains. */
    safe: boolean;
  }
  const jsonld: { toRDF(document: unknown, options: RdfOptions): Promise<unknown> };
  export default jsonld;
}
