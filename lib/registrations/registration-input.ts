import { z } from 'zod';
import { parseBirthDate } from '#lib/identity/birth-date.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { maxAddressLength, trimEmail } from '#lib/identity/trim-email.ts';
import { withoutInvisible } from '#lib/values/invisible.ts';
import { undress } from '#lib/values/undress.ts';

/** Maximum lengths, in UTF-16 units. */
const maxLengths = {
  name: 200,
  email: 254,
  model: 100,
  osVersion: 50,
  joinCode: 50,
  invitationToken: 200,
  claimCode: 50,
  phone: 50,
  birthDate: 40,
} as const;

const text = (most: number) =>
  z
    .string()
    .max(most, { error: 'too-long', abort: true })
    .refine((value) => value.isWellFormed(), { error: 'odd-characters', abort: true });
const shown = (value: string) => withoutInvisible(value).replace(/\s+/gu, ' ').trim();
/** Validates one line: invisible characters are removed, runs of white space become one space. */
const line = (most: number) => text(most).transform(shown);
const required = (most: number) => text(most).min(1, 'required').transform(shown).refine(Boolean, 'required');
/** Validates a field that forms, files and ERPs fill too, undressed as there. */
const field = (most: number) => text(most).transform(undress);

/**
 * Validates an address and adds its key; the issue is a code of `EmailProblem`. Invisible
 * characters are removed as everywhere, but unlike in a form nothing is read out of a text, and no
 * look-alike is replaced: the app may vouch for the address.
 */
const email = z
  .string()
  .max(maxAddressLength, 'email-too-long')
  .meta({ examples: ['zoe@exemple.example'] })
  .transform((typed, context) => {
    const address = withoutInvisible(typed);
    const key = emailKey(address);
    if (key.ok) return { email: trimEmail(address), emailKey: key.value };
    context.addIssue({ code: 'custom', message: key.problem });
    return z.NEVER;
  });

export const deviceInput = z.object({
  model: required(maxLengths.model).meta({ examples: ['iPhone 15 Pro'] }),
  platform: z.enum(['ios', 'android'], 'not-a-choice'),
  osVersion: line(maxLengths.osVersion)
    .optional()
    .meta({ examples: ['18.1'] }),
});

const joinCode = required(maxLengths.joinCode).meta({ examples: ['4F7A09BC'] });

/** Validates a day as midnight UTC; null for a blank. */
const birthDate = field(maxLengths.birthDate)
  .meta({
    description: 'The birth date, YYYY-MM-DD. A hint for staff only: it creates no link.',
    examples: ['1990-04-12'],
  })
  .transform((text, context) => {
    if (text === '') return null;
    const date = parseBirthDate(text);
    if (date.ok) return date.value;
    context.addIssue({ code: 'custom', message: date.problem });
    return z.NEVER;
  });

/** The input of a registration. Issue messages are problem codes. */
export const registrationInput = z.object({
  email,
  firstName: field(maxLengths.name),
  lastName: text(maxLengths.name).min(1, 'required').transform(undress).refine(Boolean, 'required'),
  device: deviceInput,
  joinCode: joinCode.optional(),
  invitationToken: line(maxLengths.invitationToken).optional(),
  claimCode: required(maxLengths.claimCode)
    .optional()
    .meta({ examples: ['7KXM-4PQZ'] }),
  phone: field(maxLengths.phone)
    .optional()
    .meta({
      description: 'The phone, as the person typed it. A hint for staff only: it creates no link.',
      examples: ['06 12 34 56 78'],
    }),
  birthDate: birthDate.optional(),
  emailVerified: z.boolean().optional(),
});

export const codeInput = z.object({
  code: z
    .string()
    .max(20, 'too-long')
    .meta({ description: 'Six digits, also with spaces or dashes between them.', examples: ['123456'] })
    .transform((typed) => undress(typed).replace(/[ -]/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'code-shape')),
});

/** The input of a request to join a structure. */
export const joinInput = z.object({ joinCode });

export type Registration = z.output<typeof registrationInput>;
export type DeviceInput = z.output<typeof deviceInput>;
