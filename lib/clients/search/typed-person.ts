import { readPhones } from '#lib/values/read-phones.ts';
import { splitName } from '#lib/values/split-name.ts';
import { undress } from '#lib/values/undress.ts';

/** UTF-16 units, as of a search. */
const maxLength = 200;

/** A day as the form reads it too. */
const day = /(?<!\S)\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}(?!\S)/;

/**
 * Returns the fields of a new client for what was typed to find one: an e-mail, or a name in the
 * order in which people say it, a phone, a birth date and a member number.
 * @param country ISO 3166-1 alpha-2; numbers without a calling code are read as that country's
 */
export function typedPerson(typed: string, country: string): Record<string, string> {
  const text = undress(typed.slice(0, maxLength));
  if (text.includes('@')) return { email: text };
  const birthDate = day.exec(text)?.[0];
  const rest = birthDate ? text.replace(birthDate, ' ').trim() : text;
  const { numbers, words } = readPhones(rest, country);
  const items = (numbers.length > 0 ? words : rest).split(' ');
  const memberNumber = items.find((item) => /\p{L}/u.test(item) && /\d/.test(item));
  const others: Record<string, string> = {
    ...(numbers[0] && { phone: numbers[0] }),
    ...(birthDate && { birthDate }),
    ...(memberNumber && { memberNumber }),
  };
  // No name has a digit.
  const name = items.filter((item) => !/\d/.test(item)).join(' ');
  if (!/\p{L}/u.test(name)) return others;
  const { lastName, firstName } = splitName(name, 'first-last');
  return { ...others, lastName: capitalised(lastName), firstName: capitalised(firstName) };
}

/** People search in small letters; a name with a capital is left as it is. */
function capitalised(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  return name.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}
