import { z } from 'zod';

/**
 * Invisible characters that are never part of a name: controls, bidi overrides and isolates, lone
 * surrogates.
 */
const oddCharacter = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const oddButLineBreaks = /[\p{Cs}\u202a-\u202e\u2066-\u2069]|(?![\n\t])\p{Cc}/u;

/**
 * Validates a text only up to twice its maximum length, because white space may still be squeezed,
 * and browsers send line ends as two characters. Problem: `too-long`.
 */
function boundedText(longest: number) {
  return z
    .preprocess(first, z.string().catch(''))
    .pipe(z.string().refine((text) => text.trim().length <= longest * 2, 'too-long'));
}

/**
 * Validates one line of text. Runs of white space become one space. Problems: `too-long` (in UTF-16
 * units), `odd-characters`. A missing or repeated field reads as empty or as its first value.
 */
export function plainText(longest: number) {
  return cleanText(longest, (text) => text.trim().replace(/[^\S\0]+/gu, ' '));
}

/** Validates one line of text in the same way, after another cleaning. */
export function cleanText(longest: number, clean: (text: string) => string) {
  return boundedText(longest)
    .transform(clean)
    .pipe(
      z
        .string()
        .max(longest, 'too-long')
        .refine((text) => !oddCharacter.test(text), 'odd-characters'),
    );
}

/**
 * Validates several lines of text; line breaks become `\n` (browsers send CRLF). Problems as in
 * `plainText`.
 * @param clean another cleaning before
 */
export function multilineText(longest: number, clean = (text: string) => text) {
  return boundedText(longest)
    .transform((text) => clean(text).trim().replace(/\r\n?/g, '\n'))
    .pipe(
      z
        .string()
        .max(longest, 'too-long')
        .refine((text) => !oddButLineBreaks.test(text), 'odd-characters'),
    );
}

/** Validates the same, but not empty. Problem: `required`. */
export function requiredText(longest: number) {
  return plainText(longest).pipe(z.string().min(1, 'required'));
}

/** Validates one of a list, or empty as null. Problem: `not-a-choice`. */
export function choice<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.preprocess((value) => first(value) || null, z.enum(choices, 'not-a-choice').nullable());
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}
