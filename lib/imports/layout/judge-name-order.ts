import { fold } from '#lib/identity/fold.ts';

/** In which order full names are written. */
export type NameOrder = 'last-first' | 'first-last';

/** UTF-16 units; longer names and addresses tell nothing. */
const longestLooked = 100;

/**
 * Judges in which order a column writes full names by the addresses beside them, which nearly
 * always put the first name in front ("reine.durand@"). Null where they do not tell.
 */
export function judgeNameOrder(
  rows: readonly { cells: string[] }[],
  fullName: number,
  email: number,
): NameOrder | null {
  let balance = 0;
  for (const { cells } of rows) balance += orderOfRow(cells[fullName] ?? '', cells[email] ?? '');
  if (balance === 0) return null;
  return balance > 0 ? 'first-last' : 'last-first';
}

/** 1 where the words of a name are in the order of the address, -1 in the other, else 0. */
function orderOfRow(name: string, email: string): number {
  if (name.length > longestLooked || email.length > longestLooked) return 0;
  const words = fold(name).split(' ');
  const mailbox = fold(email.slice(0, Math.max(0, email.indexOf('@')))).replaceAll(' ', '');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length < 2 || first.length < 2 || last.length < 2 || first === last) return 0;
  const [start, end] = [mailbox.indexOf(first), mailbox.lastIndexOf(last)];
  if (start >= 0 && end >= 0) return Math.sign(end - start);
  // "rdurand@": an initial and the last name.
  if (mailbox === `${first.charAt(0)}${last}`) return 1;
  return mailbox === `${last.charAt(0)}${first}` ? -1 : 0;
}
