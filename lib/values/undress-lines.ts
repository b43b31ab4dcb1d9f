import { undress } from './undress.ts';

/** Line breaks of texts, HTML and its entities. */
const lineBreak = /\r\n|[\r\n\v\u0085\u2028\u2029]|<br ?\/?>|(?:&#(?:10|13|x0?[ad]);)+/i;

/**
 * Undresses a text of several lines, line by line, so that its line breaks stay. What programs put
 * around the whole is taken off first.
 * @param cell as the file has it
 */
export function undressLines(cell: string): string[] {
  const inner = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  return inner
    .replace(/_x000D_/gi, '')
    .split(lineBreak)
    .map(undress);
}
