import { z } from 'zod';
import { parseBirthDate } from '#lib/identity/birth-date.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { maxAddressLength, trimEmail } from '#lib/identity/trim-email.ts';
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

/** Validates one line as typed: trimmed, and without characters that cannot be shown. */
const line = (most: number) =>
  z
    .string()
    .max(most, { error: 'too-long', abort: true })
    .trim()
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'odd-characters');
const required = (most: number) => line(most).min(1, 'required');
/** Validates a name, undressed as in forms, files and ERPs. */
const name = line(maxLengths.name).transform(undress);
const requiredName = required(maxLengths.name).transform(undress).refine(Boolean, 'required');

/** Validates an address and adds its key; the issue is a code of `EmailProblem`. */
const email = z
  .string()
  .max(maxAddressLength, 'email-too-long')
  .meta({ examples: ['zoe@exemple.example'] })
  .transform((text, context) => {
    const key = emailKey(text);
    if (key.ok) return { email: trimEmail(text), emailKey: key.value };
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
const birthDate = line(maxLengths.birthDate)
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
  firstName: name,
  lastName: requiredName,
  device: deviceInput,
  joinCode: joinCode.optional(),
  invitationToken: line(maxLengths.invitationToken).optional(),
  claimCode: required(maxLengths.claimCode)
    .optional()
    .meta({ examples: ['7KXM-4PQZ'] }),
  phone: line(maxLengths.phone)
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
    .trim()
    .regex(/^\d{6}$/, 'code-shape')
    .meta({ examples: ['123456'] }),
});

/** The input of a request to join a structure. */
export const joinInput = z.object({ joinCode });

export type Registration = z.output<typeof registrationInput>;
export type DeviceInput = z.output<typeof deviceInput>;
