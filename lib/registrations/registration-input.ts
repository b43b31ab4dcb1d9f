import { z } from 'zod';
import { emailKey, trimEmail } from '#lib/identity/email-key.ts';

/** Longest values, in UTF-16 units. */
const longest = { name: 200, email: 254, model: 100, osVersion: 50, joinCode: 50 } as const;

/** One line as a person typed it: trimmed, and nothing in it that could not be shown. */
const line = (most: number) =>
  z
    .string()
    .max(most, 'too-long')
    .trim()
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'odd-characters');
const required = (most: number) => line(most).min(1, 'required');

export const email = z
  .string()
  .max(1_000, 'email-too-long')
  .meta({ description: 'An e-mail address.', examples: ['zoe@exemple.example'] });

/** An address with its key; the issue is a code of `EmailProblem`. */
const readEmail = email.transform((text, context) => {
  const key = emailKey(text);
  if (key.ok) return { email: trimEmail(text), emailKey: key.value };
  context.addIssue({ code: 'custom', message: key.problem });
  return z.NEVER;
});

export const deviceInput = z
  .object({
    model: required(longest.model).meta({ examples: ['iPhone 15 Pro'] }),
    platform: z.enum(['ios', 'android'], 'not-a-choice'),
    osVersion: line(longest.osVersion)
      .optional()
      .meta({ examples: ['18.1'] }),
  })
  .meta({ id: 'Device', description: 'The phone that the app runs on.' });

export const joinCodeInput = required(longest.joinCode).meta({
  description: 'The code that a structure gives to its people.',
  examples: ['4F7A09BC'],
});

/** What the app sends to register somebody. Issue messages are problem codes. */
export const registrationInput = z
  .object({
    email: readEmail,
    firstName: line(longest.name),
    lastName: required(longest.name),
    device: deviceInput,
    joinCode: joinCodeInput.optional(),
    emailVerified: z
      .boolean()
      .optional()
      .meta({ description: 'Counts only when the app key may vouch for e-mails, and only in the structure of that key.' }),
  })
  .meta({ id: 'Registration' });

export const codeInput = z
  .object({
    code: z
      .string()
      .max(20, 'too-long')
      .trim()
      .regex(/^\d{6}$/, 'code-shape')
      .meta({ examples: ['123456'] }),
  })
  .meta({ id: 'Code' });

export type Registration = z.output<typeof registrationInput>;
export type DeviceInput = z.output<typeof deviceInput>;
