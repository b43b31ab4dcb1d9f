import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What a form for a passkey says. */
export type PasskeyWords = Record<'submit' | 'refused' | 'unused' | 'known', string>;

/** The words of such a form; `submit` is what its button says. */
export function passkeyWords({ refused, unused, known }: Dictionary['passkeys'], submit: string): PasskeyWords {
  return { submit, refused, unused, known };
}
