import { isBlankWord } from './blank-words.ts';
import { undress } from './undress.ts';

/**
 * Reads a text of several lines, each undressed. Empty when it only says that there is none.
 * @param cell as the file has it
 */
export function readNote(cell: string): string {
  const lines = undress(cell) === cell ? [cell] : linesOf(cell).map(undress);
  const note = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return isBlankWord(note, 'text') ? '' : note;
}

/** The quotation marks or text formula around the whole are taken off before its lines. */
function linesOf(cell: string): string[] {
  const inner = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  return inner.replace(/_x000D_/gi, '').split(/\r\n|\r|\n/);
}
