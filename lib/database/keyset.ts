import { isId } from '#lib/identity/id.ts';

/**
 * A place between two rows: the sort value and id of the row beside it, and how many rows come
 * before that row.
 */
export type KeysetCursor = { value: string; id: string; index: number };

/** A place as it travels in the address. */
export function encodeCursor({ value, id, index }: KeysetCursor): string {
  return Buffer.from(JSON.stringify([value, id, index])).toString('base64url');
}

/** UTF-16 units: a sort value is no longer than two names. */
const longestPlace = 4_000;

/** Null for anything this product did not write itself. */
export function decodeCursor(text: string | undefined): KeysetCursor | null {
  if (!text || text.length > longestPlace) return null;
  try {
    const [value, id, index] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const usable =
      typeof value === 'string' &&
      !value.includes('\0') &&
      value.isWellFormed() &&
      isId(id) &&
      Number.isSafeInteger(index);
    return usable ? { value, id: id as string, index: Math.max(0, index as number) } : null;
  } catch {
    return null;
  }
}
