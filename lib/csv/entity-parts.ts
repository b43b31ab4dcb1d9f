import { trimBlanks } from './scan-record.ts';

/** A semicolon that does not end an HTML entity: `O&#039;Malley;Deirdre` has one. */
const separatorOutsideEntity = /(?<!&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30}));/i;

/**
 * Splits a line whose semicolons also end HTML entities, where that gives `width` cells. Null
 * otherwise.
 */
export function entityParts(line: string, separator: string, width: number): string[] | null {
  if (separator !== ';' || !line.includes('&')) return null;
  const parts = line.split(separatorOutsideEntity);
  return parts.length === width ? parts.map(trimBlanks) : null;
}
