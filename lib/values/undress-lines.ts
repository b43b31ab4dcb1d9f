import { undress } from './undress.ts';

/**
 * Undresses a text of several lines, line by line, so that its line breaks stay. What programs put
 * around the whole is taken off first.
 * @param cell as the file has it
 */
export function undressLines(cell: string): string[] {
  const inner = /^="((?:[^"]|"")*)"$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
  return inner
    .replace(/_x000D_/gi, '')
    .split(/\r\n|\r|\n/)
    .map(undress);
}
