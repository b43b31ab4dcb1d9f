import { z } from 'zod';
import type { Structure } from '#lib/actor/structure.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { choice, multilineText } from '#lib/identity/plain-text.ts';
import { trimEmail } from '#lib/identity/trim-email.ts';
import { isBlankWord } from '#lib/values/blank-words.ts';
import { countryDateOrder } from '#lib/values/country-date-order.ts';
import { withoutInvisible } from '#lib/values/invisible.ts';
import { soleAddress } from '#lib/values/read-address.ts';
import { readDay } from '#lib/values/read-day.ts';
import { readGroups } from '#lib/values/read-groups.ts';
import { readPhone } from '#lib/values/read-phone.ts';
import { todayIn } from '#lib/values/today-in.ts';
import { undress } from '#lib/values/undress.ts';
import { requiredUndressedText, undressedText } from '#lib/values/undressed-text.ts';

/** Maximum lengths, in UTF-16 units, for form, import, ERP and app. */
export const MAX_FIELD_LENGTHS = {
  name: 200,
  email: 254,
  phone: 50,
  memberNumber: 100,
  group: 60,
  groups: 20,
  note: 5_000,
} as const;

/** Languages in which a client can be addressed, ISO 639-1. */
export const clientLanguages = ['fr', 'en', 'de', 'es', 'it', 'nl', 'pt'] as const;
export const genders = ['female', 'male', 'other'] as const;

const email = z
  .preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(''))
  .transform((typed, context) => {
    const text = soleAddress(typed);
    const key = emailKey(text);
    if (key.ok) return { email: trimEmail(text), emailKey: key.value };
    context.addIssue({ code: 'custom', message: key.problem });
    return z.NEVER;
  });

function birthDate({ country, timeZone }: Region) {
  return undressedText(40).transform((text, context) => {
    if (isBlankWord(text, 'text')) return null;
    const day = readDay(text, countryDateOrder(country), todayIn(timeZone));
    if (day.ok) return day.value === null ? null : new Date(day.value);
    context.addIssue({ code: 'custom', message: day.problem });
    return z.NEVER;
  });
}

/** Validates a phone as typed: `toColumns` reads it. A number that was there before may stay. */
function phone({ country }: Region, shown: readonly string[]) {
  const known = shown.map(undress);
  const isPhone = (text: string) => known.includes(text) || readable(text, country);
  return undressedText(MAX_FIELD_LENGTHS.phone).refine(isPhone, 'phone-unreadable').transform(optional);
}

function readable(text: string, country: string): boolean {
  const { number, words } = readPhone(text, country);
  return number !== null || words === '';
}

const groups = undressedText(MAX_FIELD_LENGTHS.groups * (MAX_FIELD_LENGTHS.group + 2)).transform((text, context) => {
  const names = readGroups(text);
  if (names.length <= MAX_FIELD_LENGTHS.groups && names.every((name) => name.length <= MAX_FIELD_LENGTHS.group))
    return names;
  context.addIssue({ code: 'custom', message: 'too-long' });
  return z.NEVER;
});

const optional = (text: string) => text || null;

type Region = Pick<Structure, 'country' | 'timeZone'>;

/**
 * Returns the schema of a client's fields as a form sends them, under the published names. Phones
 * and dates are those of the structure's country, and today that of its time zone. Issue messages
 * are problem codes of `problems`.
 * @param shown the phones that the form began with
 */
export function clientFieldsOf(region: Region, shown: readonly string[] = []) {
  return z.object({
    lastName: requiredUndressedText(MAX_FIELD_LENGTHS.name),
    firstName: undressedText(MAX_FIELD_LENGTHS.name),
    email,
    phone: phone(region, shown),
    secondPhone: phone(region, shown),
    birthDate: birthDate(region),
    gender: choice(genders),
    language: choice(clientLanguages),
    memberNumber: undressedText(MAX_FIELD_LENGTHS.memberNumber).transform(optional),
    groups,
    note: multilineText(MAX_FIELD_LENGTHS.note, withoutInvisible).transform(optional),
  });
}

export type ClientInput = z.output<ReturnType<typeof clientFieldsOf>>;
