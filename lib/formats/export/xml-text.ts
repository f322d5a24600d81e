/** Characters that XML 1.0 cannot hold in any spelling: controls, lone surrogates, U+FFFE and U+FFFF. */
const NOT_XML = /[\0-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;
const SPECIAL = /[&<>"\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // A raw line end or tab in an attribute comes back as a space.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text as the value of an attribute in double quotes. What XML cannot hold becomes a space, so that offsets stay. */
export function xmlAttribute(text: string): string {
  return withoutForbidden(text).replace(SPECIAL, (character) => ESCAPES[character] ?? character);
}

/** The text with a space for each UTF-16 code unit that XML 1.0 cannot hold. */
export function withoutForbidden(text: string): string {
  return text.replace(NOT_XML, " ");
}
