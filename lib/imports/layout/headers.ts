import { headerMeaning } from './header-meaning.ts';

/** Longest header that is kept, in UTF-16 units; the rest is cut off. */
export const longestHeader = 200;

/** Longest cell that can name a column; a longer one is a text. */
const longestName = 80;

/**
 * Normalises a header for comparison: no accents, lower case, each bracket with its content and
 * each mark replaced by one space.
 */
export function normaliseHeader(text: string): string {
  return withoutBrackets(text.slice(0, longestHeader))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Replaces each bracket and its content by a space. A bracket that never closes stays. */
function withoutBrackets(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('(', from);
    const close = open === -1 ? -1 : text.indexOf(')', open);
    if (close === -1) return kept + text.slice(from);
    kept += `${text.slice(from, open)} `;
    from = close + 1;
  }
}

/** Counts the different fields that a row of cells names, which makes it a header. */
export function knownHeaders(cells: string[]): number {
  const fields = new Set(cells.filter(canBeHeader).map((cell) => headerMeaning(cell).field));
  fields.delete(null);
  return fields.size;
}

/** Addresses, phones and dates are data, whatever words they hold. */
function canBeHeader(cell: string): boolean {
  return cell.length <= longestName && !/@.*\.|\d{4}|(?:\d\D?){6}/.test(cell);
}
