import { isId } from '#lib/identity/id.ts';
import { maxChosen } from './selection.ts';

/** Characters of an id in an address: 16 bytes as base64url. */
const idLength = 22;

/** Writes ids of clients as briefly as an address can carry them, at most `maxChosen`. */
export function writeIds(ids: readonly string[]): string {
  return ids
    .filter(isId)
    .slice(0, maxChosen)
    .map((id) => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url'))
    .join('');
}

/** Reads what `writeIds` wrote; anything else is left out. */
export function readIds(text: unknown): string[] {
  if (typeof text !== 'string' || text.length > idLength * maxChosen) return [];
  const parts = text.match(/[\w-]{22}/g) ?? [];
  return [...new Set(parts.map(toId).filter(isId))];
}

function toId(part: string): string {
  const hex = Buffer.from(part, 'base64url').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
