import { z } from 'zod';
import { parseBirthDate } from '#lib/identity/birth-date.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { choice, multilineText, plainText, requiredText } from '#lib/identity/plain-text.ts';
import { trimEmail } from '#lib/identity/trim-email.ts';

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
  .transform((text, context) => {
    const key = emailKey(text);
    if (key.ok) return { email: trimEmail(text), emailKey: key.value };
    context.addIssue({ code: 'custom', message: key.problem });
    return z.NEVER;
  });

const birthDate = plainText(40).transform((text, context) => {
  if (text === '') return null;
  const date = parseBirthDate(text);
  if (date.ok) return date.value;
  context.addIssue({ code: 'custom', message: date.problem });
  return z.NEVER;
});

const groups = plainText(MAX_FIELD_LENGTHS.groups * (MAX_FIELD_LENGTHS.group + 2)).transform((text, context) => {
  const names = [
    ...new Set(
      text
        .split(/[,;]/)
        .map((name) => name.trim())
        .filter(Boolean),
    ),
  ];
  if (names.length <= MAX_FIELD_LENGTHS.groups && names.every((name) => name.length <= MAX_FIELD_LENGTHS.group))
    return names;
  context.addIssue({ code: 'custom', message: 'too-long' });
  return z.NEVER;
});

const optional = (text: string) => text || null;

/**
 * A client's fields as a form sends them, under the published names. Issue messages are problem
 * codes of `problems`.
 */
export const clientFields = z.object({
  lastName: requiredText(MAX_FIELD_LENGTHS.name),
  firstName: plainText(MAX_FIELD_LENGTHS.name),
  email,
  phone: plainText(MAX_FIELD_LENGTHS.phone).transform(optional),
  secondPhone: plainText(MAX_FIELD_LENGTHS.phone).transform(optional),
  birthDate,
  gender: choice(genders),
  language: choice(clientLanguages),
  memberNumber: plainText(MAX_FIELD_LENGTHS.memberNumber).transform(optional),
  groups,
  note: multilineText(MAX_FIELD_LENGTHS.note).transform(optional),
});

export type ClientInput = z.output<typeof clientFields>;
