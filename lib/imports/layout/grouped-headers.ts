import type { FileRecord } from '#lib/csv/file-record.ts';
import { headerWords } from './header-words.ts';
import { otherPersonIn } from './other-people.ts';

/**
 * Adds to each header the other person that a line of merged cells directly above groups it under:
 * "Tél" below "Père" becomes "Tél (Père)". A merged cell is exported as its text and blanks.
 */
export function groupedHeaders(header: FileRecord, records: readonly FileRecord[]): string[] {
  const above = records.find(({ line }) => line === header.line - 1)?.cells ?? [];
  // One text at the very beginning is the title of the whole table.
  if (above.filter((cell) => cell.trim() !== '').length < 2 && above[0]?.trim() !== '') return header.cells;
  let group = '';
  return header.cells.map((cell, index) => {
    const text = above[index]?.trim() ?? '';
    if (text !== '') group = otherPersonIn(headerWords(text)) ? text.slice(0, longestGroup) : '';
    return group === '' || cell.trim() === '' ? cell : `${cell} (${group})`;
  });
}

const longestGroup = 40;
