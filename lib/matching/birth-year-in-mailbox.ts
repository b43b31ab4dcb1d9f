import type { Traits } from './person.ts';

/**
 * Compares the number at the end of one person's mailbox with the other's year of birth, as in
 * "lea.saley98".
 * @returns null when there is no such number, no birth date to compare it with, or two digits that
 * may as
 * well be those of a department
 */
export function isBornInMailbox(one: Traits, other: Traits): boolean | null {
  const comparable = [agrees(one, other), agrees(other, one)].filter((agreed) => agreed !== null);
  return comparable.length === 0 ? null : comparable.includes(true);
}

function agrees({ mailbox }: Traits, { birthDay }: Traits): boolean | null {
  const number = /(?<!\d)(?:19[3-9]\d|20[012]\d|\d\d)$/.exec(mailbox?.name ?? '')?.[0];
  if (!number || !birthDay) return null;
  return birthDay.slice(0, 4).endsWith(number) || (number.length === 4 ? false : null);
}
