import type { z } from 'zod';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { type FormState, intoField } from './form-state.ts';

/**
 * The fields of a form; those sent several times as arrays. React's own `$ACTION_*` entries and
 * files are left out.
 */
export function readForm(form: FormData): Record<string, string | string[]> {
  const fields = new Map<string, string | string[]>();
  for (const [name, texts] of textsByName(form)) fields.set(name, texts.length > 1 ? texts : (texts[0] ?? ''));
  for (const [name, value] of [...fields]) {
    if (!name.startsWith(intoField)) continue;
    fields.delete(name);
    fields.set(name.slice(intoField.length), value);
  }
  // Makes own properties of whatever name was sent, and so never sets a prototype.
  return Object.fromEntries(fields);
}

/** In one pass: `getAll` looks through the whole form for each of its names. */
function textsByName(form: FormData): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (name.startsWith('$')) continue;
    const texts = byName.get(name) ?? [];
    byName.set(name, texts);
    if (typeof value === 'string') texts.push(value);
  }
  return byName;
}

const longestEcho = 20_000;

/** What was typed, to fill the form again. Passwords and codes asked again never travel back. */
export function typedValues(fields: Record<string, string | string[]>): Record<string, string> {
  const entries = Object.entries(fields).filter(([name]) => !/password|^proof/i.test(name));
  return Object.fromEntries(
    entries.map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value).slice(0, longestEcho)]),
  );
}

/**
 * The first problem of each field, in words. A code that no dictionary knows is a bug and reads as
 * "unexpected".
 */
export function fieldErrors(error: z.ZodError, dictionary: Dictionary): FormState['errors'] {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? '');
    errors[field] ??= problemText(message, dictionary);
  }
  return errors;
}

/** A problem code in words. */
export function problemText(code: string, dictionary: Dictionary): string {
  return Object.hasOwn(dictionary.problems, code)
    ? dictionary.problems[code as keyof Dictionary['problems']]
    : dictionary.problems.unexpected;
}
