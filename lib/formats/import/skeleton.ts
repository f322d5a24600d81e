/** Deeper levels are left out: what finds the article takes time with the cube of the depth. */
const MAX_DEPTH = 80;
const MAX_ELEMENTS = 150_000;
/** Characters times depth, the measure of the work to find the article. */
const MAX_WORK = 80_000_000;
const MAX_ATTRIBUTE_LENGTH = 500;

const VOID_ELEMENTS = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
const KEPT_ATTRIBUTES = ["class", "id", "href", "role", "rel", "itemprop", "itemtype", "aria-hidden"];
const SKIPPED_ELEMENTS = new Set(["html", "body", "link", "meta", "base", "source", "track", "col"]);
const ELEMENT_NAME = /^[a-z][a-z0-9-]*$/;

/** Name of the element attribute that numbers the stretches of text. */
export const STRETCH_ATTRIBUTE = "data-stretch";

/**
 * The page written anew for Readability: only elements and the attributes that it looks at, and each stretch of text in a
 * numbered span, so that what it keeps can be told from what it leaves out.
 */
export class Skeleton {
  readonly #parts: string[] = [];
  #elements = 0;
  #work = 0;
  isFlattened = false;

  open(name: string, attributes: Readonly<Record<string, string>>, depth: number): void {
    if (!this.#isKept(name, depth)) return;
    this.#elements++;
    const kept = KEPT_ATTRIBUTES.map((key) => attributeText(key, attributes[key])).join("");
    this.#parts.push(`<${name}${kept}>`);
  }

  close(name: string, depth: number): void {
    if (this.#isKept(name, depth) && !VOID_ELEMENTS.has(name)) this.#parts.push(`</${name}>`);
  }

  text(id: number, text: string, depth: number): void {
    this.#work += text.length * Math.min(depth, MAX_DEPTH);
    if (text.trim() === "") {
      this.#parts.push(" ");
      return;
    }
    this.#elements++;
    this.#parts.push(`<span ${STRETCH_ATTRIBUTE}="${id}">${escaped(text)}</span>`);
  }

  /** Whether the article can be looked for in bearable time. */
  get isBearable(): boolean {
    return this.#elements <= MAX_ELEMENTS && this.#work <= MAX_WORK;
  }

  html(title: string): string {
    const head = `<head><title>${escaped(title)}</title></head>`;
    return `<!doctype html><html>${head}<body>${this.#parts.join("")}</body></html>`;
  }

  #isKept(name: string, depth: number): boolean {
    if (SKIPPED_ELEMENTS.has(name) || !ELEMENT_NAME.test(name)) return false;
    if (depth <= MAX_DEPTH) return true;
    this.isFlattened = true;
    return false;
  }
}

function attributeText(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${escaped(value.slice(0, MAX_ATTRIBUTE_LENGTH))}"`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
