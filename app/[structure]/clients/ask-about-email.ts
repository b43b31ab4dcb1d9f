import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { isCommonDomain } from '#lib/matching/is-common-domain.ts';
import { likelyEmail } from '#lib/matching/likely-domain.ts';
import { currentLocale } from '#lib/session/current-locale.ts';

/**
 * The key of the address that was asked about last, unseen in the form: the same address is not
 * asked about again.
 */
export const emailAsked = z.string().max(1_000).optional().catch(undefined);

type Typed = { email: string; emailKey: string };

/**
 * A domain that looks mistyped is a question, once, and never a block. @returns null when there is
 * nothing to ask
 */
export async function askAboutEmail(
  staff: Staff,
  typed: Typed,
  asked: string | undefined,
  words: Dictionary['clients'],
): Promise<FormRefusal | null> {
  if (asked === typed.emailKey) return null;
  const likely = likelyEmail(typed.email);
  if (likely === null || (await isCommonDomain(staff, typed.emailKey))) return null;
  return {
    values: { emailAsked: typed.emailKey },
    question: {
      title: words.likely.title(likely),
      text: words.likely.text(typed.email),
      use: { field: 'email', value: likely, label: words.likely.use },
      keep: words.likely.keep,
    },
  };
}

/** An address that cannot be read, though one can see what was meant: "dupre@gmailcom". */
export async function proposeEmail(state: FormState): Promise<FormState> {
  const typed = state.values.email ?? '';
  const likely = state.errors.email && !emailKey(typed.slice(0, 1_000)).ok ? likelyEmail(typed) : null;
  if (likely === null) return state;
  const { likely: words } = dictionaryOf(await currentLocale()).clients;
  const question = {
    title: words.title(likely),
    text: words.text(typed),
    use: { field: 'email', value: likely, label: words.use },
  };
  return { ...state, question };
}
