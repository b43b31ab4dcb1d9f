/** Maximum depth of arrays and objects: several times what an ERP or an app sends. */
const maxDepth = 32;

/** A number with so many digits may be beyond 2^53, where two numbers become one. */
const manyDigits = /\d{16}|\d\.\d{14}/;

type Reviver = (key: string, value: unknown, context?: { source?: string }) => unknown;

/**
 * Keeps an integer that a double cannot hold as the text of its digits, because the ids of two
 * people must not become one. Source: TC39, "JSON.parse source text access".
 */
const digitsAsWritten: Reviver = (_key, value, context) =>
  typeof value === 'number' && !Number.isSafeInteger(value) ? (wholeDigits(context?.source ?? '') ?? value) : value;

/** The digits of an integer, also with decimals that are zero ("…993.0") or an exponent. */
function wholeDigits(source: string): string | null {
  const [, sign, whole = '', decimals = '', power = '0'] = written.exec(source) ?? [];
  if (sign === undefined) return null;
  const rest = decimals.slice(Number(power));
  if (decimals.length < Number(power) || !/^0*$/.test(rest)) return null;
  return sign + (whole + decimals.slice(0, Number(power))).replace(/^0+(?=\d)/, '');
}

const written = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?(?:e\+?(\d{1,2}))?$/i;

/**
 * Parses the JSON value of a text. Refuses deep nesting before anything is built: a megabyte of
 * brackets takes a second to parse, and serialising the result would overflow the stack.
 * @param bytes UTF-8, or a text that is decoded already
 * @returns undefined for text that is not JSON, not UTF-8, or nested too deeply
 */
export function parseJson(bytes: Uint8Array | string): unknown {
  try {
    const text = typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isNestedDeeply(text)) return undefined;
    return manyDigits.test(text) ? JSON.parse(text, digitsAsWritten) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const quote = 0x22;
const backslash = 0x5c;

function isNestedDeeply(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === quote) quoted = !quoted;
    else if (quoted) at += unit === backslash ? 1 : 0;
    else if (unit === 0x5b || unit === 0x7b) depth += 1;
    else if (unit === 0x5d || unit === 0x7d) depth -= 1;
    if (depth > maxDepth) return true;
  }
  return false;
}
