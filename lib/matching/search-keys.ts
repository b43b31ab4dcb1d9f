import { fold } from '#lib/identity/fold.ts';
import { mailboxOf } from './mailbox.ts';
import type { MatchPerson } from './person.ts';

/** Sorts after every text with the same beginning, in code point order. */
const last = '\u{10ffff}';

/** Builds the search keys of a person. Empty texts match nothing. */
export function searchKeysOf(person: MatchPerson, index: number) {
  const [lastName, firstName] = [fold(person.lastName), fold(person.firstName)];
  const box = mailboxOf(person.emailKey)?.name ?? '';
  const half = box.slice(0, Math.max(4, Math.ceil(box.length * 0.6)));
  const like = lastName && firstName.length > 2 ? `${lastName} ${firstName.slice(0, 3)}` : '';
  return {
    person: index,
    account_id: person.accountId ?? null,
    invited_id: person.invitedClientId ?? null,
    last_name: lastName,
    first_name: firstName,
    names: lastName ? [...new Set([`${lastName} ${firstName}`.trim(), `${firstName} ${lastName}`.trim()])] : [],
    variants: variantsOf(lastName, firstName),
    like_from: like,
    like_until: like && like + last,
    box: box.length > 1 ? box : '',
    slips: box.length > 4 ? correctionsOf(box) : [],
    half: box.length > 4 ? half : '',
    half_until: box.length > 4 ? half + last : '',
    phone: person.phone ?? '',
    birth_day: person.birthDate?.toISOString().slice(0, 10) ?? null,
  };
}

/**
 * Returns the person under less of the name: without the first name, with one part of a double one.
 */
function variantsOf(lastName: string, firstName: string): string[] {
  if (!lastName) return [];
  const firsts = [firstName, firstName.split(' ', 1)[0] as string];
  const lasts = [lastName, ...lastName.split(' ').filter((word) => word.length > 2)];
  return [...new Set([lastName, ...lasts.flatMap((one) => firsts.map((first) => `${one} ${first}`.trim()))])];
}

/**
 * Returns a mailbox's name with one superfluous character removed, or two neighbours swapped back.
 */
function correctionsOf(box: string): string[] {
  const without = [...box].map((_, at) => box.slice(0, at) + box.slice(at + 1));
  const turned = [...box].map((_, at) => box.slice(0, at) + (box[at + 1] ?? '') + box[at] + box.slice(at + 2));
  return [...new Set([...without, ...turned])].filter((slip) => slip !== box);
}
