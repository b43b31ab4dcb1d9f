import { groupKey } from '#lib/identity/group-key.ts';
import { isBlankWord } from './blank-words.ts';
import { undress } from './undress.ts';
import { undressLines } from './undress-lines.ts';

/** Labels that address books put on every contact. */
const ofPrograms = /^(?:\*\s*)?(?:mycontacts|my contacts|mes contacts|starred|imported on .*|importé le .*)$/i;

/** A list as JSON, Python and PostgreSQL write it. */
const list = /^\[\s*(["']).*\1\s*\]$|^\{.*\}$/s;

/** UTF-16 units; a longer text is no list of groups, and one name that is too long. */
const longestList = 4_000;

/**
 * Reads the groups of a cell, several parted by commas, semicolons, bars, line breaks or the `:::`
 * of Google Contacts. Each comes once, however it is written.
 * @param cell as the file has it
 */
export function readGroups(cell: string): string[] {
  if (cell.length > longestList) return [cell];
  const names = undressLines(list.test(cell) ? cell.slice(1, -1) : cell)
    .flatMap((line) => line.split(/:::|[,;|•]/))
    .map((part) => undress(part).replace(/^\*\s*/, ''))
    .filter((name) => !isBlankWord(name, 'text') && !ofPrograms.test(name));
  return [...new Map(names.map((name) => [groupKey(name), name])).values()];
}
