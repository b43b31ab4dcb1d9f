import { z } from 'zod';
import { plainText, requiredText } from '#lib/identity/plain-text.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../password.ts';

/** The fields of the form that creates a staff account. `emailKey` validates the e-mail. */
export const accountFields = {
  name: requiredText(120),
  email: plainText(320),
  password: newPassword(),
};

/** A password being checked, as typed; one longer than any is cut. Problem: `required`. */
export function passwordField() {
  return z.preprocess(
    (value) => String((Array.isArray(value) ? value[0] : value) ?? '').slice(0, MAX_PASSWORD_LENGTH + 1),
    z.string().min(1, 'required'),
  );
}

/**
 * A password being chosen, in characters. Problems: `required`, `password-too-short`,
 * `password-too-long`.
 */
function newPassword() {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) ?? '',
    z
      .string('required')
      .min(1, { error: 'required', abort: true })
      .max(MAX_PASSWORD_LENGTH, { error: 'password-too-long', abort: true })
      .refine((text) => [...text].length >= MIN_PASSWORD_LENGTH, 'password-too-short'),
  );
}
