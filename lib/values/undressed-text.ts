import { z } from 'zod';
import { cleanText } from '#lib/identity/plain-text.ts';
import { undress } from './undress.ts';

/**
 * Validates one line of a form for a field that files and ERPs fill too, undressed as there.
 * Problems as in `plainText`.
 */
export function undressedText(longest: number) {
  return cleanText(longest, undress);
}

/** Validates the same, but not empty. Problem: `required`. */
export function requiredUndressedText(longest: number) {
  return undressedText(longest).pipe(z.string().min(1, 'required'));
}
