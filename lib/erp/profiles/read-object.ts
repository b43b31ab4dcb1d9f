/** Returns a value as an object; an empty one for anything that is no object. */
export function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** Reads a value as a text that can be stored and shown, cut to a maximum length. */
export function readKeyword(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .slice(0, 200)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .slice(0, 100)
    .toWellFormed();
}

/**
 * Returns the value of the first of these names that is not empty; undefined without one. Odoo
 * writes an empty field as `false`.
 */
export function firstFilled(object: Record<string, unknown>, ...names: string[]): unknown {
  return names
    .map((name) => object[name])
    .find((value) => value !== undefined && value !== null && value !== '' && value !== false);
}

/** Returns the value of the first of these names that the object has. */
export function firstOf(object: Record<string, unknown>, ...names: string[]): unknown {
  for (const name of names) if (object[name] !== undefined) return object[name];
  return undefined;
}
