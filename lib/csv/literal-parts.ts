import { type Quoting, trimBlanks } from './scan-record.ts';

/**
 * Splits a line at its separators whatever its quotes are, where that gives `width` cells and no
 * quote reaches from one cell into the next. Null otherwise. Quotes around a cell are removed.
 */
export function literalParts(line: string, { separator, quote }: Quoting, width: number): string[] | null {
  const parts = line.split(separator).map(trimBlanks);
  if (parts.length !== width || !parts.every((part) => isContained(part, quote))) return null;
  return parts.map((part) => withoutQuotes(part, quote));
}

/**
 * Splits a line of which every quote is a cell of its own: a ditto mark, for "the same as above".
 * Null for any other line.
 */
export function dittoParts(line: string, { separator, quote }: Quoting, width: number): string[] | null {
  const parts = line.split(separator).map(trimBlanks);
  const isDitto = parts.length === width && parts.every((part) => part === quote || !part.includes(quote));
  return isDitto ? parts : null;
}

function isContained(part: string, quote: string): boolean {
  if (!part.startsWith(quote) || part === quote) return true;
  return part.endsWith(quote) || countOf(part, quote) % 2 === 0;
}

/** The quotes inside were not doubled: `"dit "Jo" Petit"`. */
function withoutQuotes(part: string, quote: string): string {
  return part.length > 1 && part.startsWith(quote) && part.endsWith(quote)
    ? part.slice(1, -1).replaceAll(quote + quote, quote)
    : part;
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
