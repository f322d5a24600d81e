/**
 * What a value that came over the wire looks like. For answers and messages of our own server, which every page reads:
 * a few hundred bytes do what is needed there, and the schema library comes only with the forms.
 */
export interface Shape<T> {
  fits(value: unknown): value is T;
  /** Answers like the schemas of the forms do. The value is given back as it came, with what else is in it. */
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** The type of the values that a shape fits. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

export function shape<T>(fits: (value: unknown) => value is T): Shape<T> {
  return { fits, safeParse: (value) => (fits(value) ? { success: true, data: value } : { success: false }) };
}

export const text = shape((value): value is string => typeof value === "string");
export const flag = shape((value): value is boolean => typeof value === "boolean");
export const number = shape((value): value is number => typeof value === "number" && Number.isFinite(value));
export const integer = shape((value): value is number => Number.isSafeInteger(value));
export const anything = shape((_value): _value is unknown => true);

/** One of a closed set. */
export function oneOf<const T extends string>(members: readonly T[]): Shape<T> {
  return shape((value): value is T => members.some((member) => member === value));
}

export function nullable<T>(of: Shape<T>): Shape<T | null> {
  return shape((value): value is T | null => value === null || of.fits(value));
}

/** May be absent. */
export function optional<T>(of: Shape<T>): Shape<T | undefined> {
  return shape((value): value is T | undefined => value === undefined || of.fits(value));
}

export function list<T>(of: Shape<T>): Shape<T[]> {
  return shape((value): value is T[] => Array.isArray(value) && value.every((member) => of.fits(member)));
}

/** Values of one shape by name. */
export function record<T>(of: Shape<T>): Shape<Record<string, T>> {
  return shape((value): value is Record<string, T> => isPlain(value) && Object.values(value).every(of.fits));
}

/** At least these fields. */
export function object<F extends Record<string, Shape<unknown>>>(
  fields: F,
): Shape<{ [K in keyof F]: Shaped<F[K]> }> {
  const entries = Object.entries(fields);
  return shape(
    (value): value is { [K in keyof F]: Shaped<F[K]> } =>
      isPlain(value) && entries.every(([name, field]) => field.fits(value[name])),
  );
}

export function either<A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> {
  return shape((value): value is A | B => one.fits(value) || other.fits(value));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
