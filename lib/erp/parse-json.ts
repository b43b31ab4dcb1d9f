/** A number of so many digits may be beyond 2^53, where two numbers are one. */
const manyDigits = /\d{16}/;

type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/** A whole number that a double cannot hold as its digits; everything else as it is (TC39 "JSON.parse source text access"). */
const asWritten: Reviver = (_key, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(context?.source ?? '') ? context?.source : value;

/**
 * JSON, with whole numbers beyond 2^53 as texts of their digits: ids of two people must not become one.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return manyDigits.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
}
