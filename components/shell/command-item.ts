/** Something that the command palette lists: a place to go or a thing to do. */
export interface CommandItem {
  id: string;
  /** A verb or a place: "Import articles", "Claims". */
  label: string;
  /** Commands of one group stand together under its name. */
  group: string;
  /** The key that does the same without the palette. */
  keys?: string;
  /** Other words that people may type. */
  keywords?: readonly string[];
  /** Where it leads, or what it does. */
  act: { href: string } | { run: () => void };
}
