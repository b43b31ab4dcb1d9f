import { z } from 'zod';
import { plainText } from '#lib/identity/plain-text.ts';
import { defaultRegion, type Region, wrongParts } from './region.ts';

/** UTF-16 units; no choice is longer. */
const longestChoice = 60;

/**
 * Returns the fields of a form for a region. Problem: `not-a-choice`.
 * @param stored what the structure has already, which may stay
 */
export function regionFields(stored?: Region) {
  const part = (name: keyof Region) =>
    plainText(longestChoice).refine(
      (value) => !wrongParts({ ...defaultRegion, [name]: value }, stored).includes(name),
      'not-a-choice',
    );
  return { country: part('country'), timeZone: part('timeZone'), language: part('language'), zoneAsked };
}

/**
 * The country and zone that were asked about last, unseen in the form: they are not asked about
 * again.
 */
const zoneAsked = z
  .string()
  .max(longestChoice * 2)
  .catch('');
