import { readPhones } from '#lib/values/read-phones.ts';
import { splitName } from '#lib/values/split-name.ts';
import { undress } from '#lib/values/undress.ts';

/** UTF-16 units, as of a search. */
const maxLength = 200;

/**
 * Returns the fields of a new client for what was typed to find one: an e-mail, a phone, a name in
 * the order in which people say it, or a name with a phone.
 * @param country ISO 3166-1 alpha-2, whose national numbers are meant
 */
export function typedPerson(typed: string, country: string): Record<string, string> {
  const text = undress(typed.slice(0, maxLength));
  if (text.includes('@')) return { email: text };
  const { numbers, words } = readPhones(text, country);
  const name = numbers.length > 0 ? words : text;
  const phone: Record<string, string> = numbers[0] ? { phone: numbers[0] } : {};
  if (!/\p{L}/u.test(name)) return phone;
  const { lastName, firstName } = splitName(name, 'first-last');
  return { ...phone, lastName: capitalised(lastName), firstName: capitalised(firstName) };
}

/** People search in small letters; a name with a capital is left as it is. */
function capitalised(name: string): string {
  if (/\p{Lu}/u.test(name)) return name;
  return name.replace(/(?<![\p{L}\p{M}])\p{L}/gu, (letter) => letter.toUpperCase());
}
