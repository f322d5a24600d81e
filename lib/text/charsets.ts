/**
 * Charset labels as pages and detectors write them → one name each, after the WHATWG Encoding Standard: labels of
 * small charsets mean the superset that everybody uses ("iso-8859-1" is read as windows-1252).
 */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "utf-8": "utf8 unicode-1-1-utf-8 ascii us-ascii-utf8",
    "utf-16le": "utf-16 unicode ucs-2 utf16 utf16le iso-10646-ucs-2",
    "utf-16be": "utf16be unicodefffe",
    "utf-32le": "utf-32 utf32 utf32le",
    "utf-32be": "utf32be",
    "windows-1252":
      "iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 us-ascii ansi_x3.4-1968 cp1252 cp819 x-cp1252",
    "windows-1250": "cp1250 x-cp1250",
    "windows-1251": "cp1251 x-cp1251",
    "windows-1253": "cp1253 x-cp1253",
    "windows-1254": "cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 latin5",
    "windows-1255": "cp1255 x-cp1255",
    "windows-1256": "cp1256 x-cp1256",
    "windows-1257": "cp1257 x-cp1257",
    "windows-1258": "cp1258 x-cp1258",
    "windows-874": "iso-8859-11 iso8859-11 tis-620 dos-874",
    "iso-8859-2": "iso8859-2 iso_8859-2 latin2 l2",
    "iso-8859-3": "iso8859-3 latin3",
    "iso-8859-4": "iso8859-4 latin4",
    "iso-8859-5": "iso8859-5 iso_8859-5 cyrillic",
    "iso-8859-6": "iso8859-6 iso_8859-6 arabic",
    "iso-8859-7": "iso8859-7 iso_8859-7 greek",
    "iso-8859-8": "iso8859-8 iso_8859-8 hebrew iso-8859-8-i logical",
    "iso-8859-10": "iso8859-10 latin6",
    "iso-8859-13": "iso8859-13",
    "iso-8859-14": "iso8859-14",
    "iso-8859-15": "iso8859-15 iso_8859-15 latin9",
    "iso-8859-16": "",
    "koi8-r": "koi8 koi koi8_r",
    "koi8-u": "koi8-ru",
    macintosh: "mac x-mac-roman macroman",
    ibm866: "866 cp866",
    gb18030: "gbk gb2312 gb_2312-80 gb_2312 chinese csgb2312 iso-ir-58 x-gbk cp936",
    big5: "big5-hkscs cn-big5 x-x-big5 csbig5",
    "euc-jp": "x-euc-jp eucjp",
    shift_jis: "shift-jis sjis x-sjis windows-31j ms_kanji cp932 ms932",
    "euc-kr": "ks_c_5601-1987 korean windows-949 cp949 ksc5601 euckr",
  }).flatMap(([name, labels]) =>
    [name, ...labels.split(" ").filter(Boolean)].map((label): [string, string] => [label, name]),
  ),
);

/** One name for a charset label, or null when it is not known. */
export function charsetOf(label: string): string | null {
  return NAMES.get(label.trim().toLowerCase()) ?? null;
}

/** Whether each byte is one character, so that no byte sequence is ever malformed. */
export function isSingleByte(charset: string): boolean {
  return /^(?:windows-(?:125\d|874)|iso-8859-\d+|koi8-[ru]|macintosh|ibm866)$/.test(charset);
}
