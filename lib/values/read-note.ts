import { isBlankWord } from './blank-words.ts';
import { undressLines } from './undress-lines.ts';

/**
 * Reads a text of several lines, each undressed. Empty when it only says that there is none.
 * @param cell as the file has it
 */
export function readNote(cell: string): string {
  const note = undressLines(cell)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return isBlankWord(note, 'text') ? '' : note;
}
