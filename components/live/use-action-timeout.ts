'use client';

import { unstable_isUnrecognizedActionError } from 'next/navigation';
import { usePageLanguage } from '#components/shell/use-page-language.ts';
import { shell as english } from '#lib/i18n/en/shell.ts';
import { shell as french } from '#lib/i18n/fr/shell.ts';
import { digestOf } from './digest-of.ts';
import { useHydrated } from './use-hydrated.ts';

type Action<State> = (previous: State, form: FormData) => Promise<State>;

/** What a form says when no answer came. */
type Unanswered = { title: string; text: string };

/**
 * A server action that also answers when none came back: thrown, the lost connection would take the
 * form away, and what was typed with it.
 * @param first the state before any answer: no action of ours looks at what it said last, which
 *   would travel with the form
 * @param answer the state that shows what was typed and says what happened
 * @param refuse what is answered without asking the server, for what would never reach it
 */
export function useActionTimeout<State>(
  action: Action<State>,
  first: State,
  answer: (form: FormData, told: Unanswered) => State,
  refuse: (form: FormData) => State | null = () => null,
): Action<State> {
  const { lost, outdated } = (usePageLanguage() === 'fr' ? french : english).failure;
  const hydrated = useHydrated();
  // Without a script a form needs the bare action: only of that does the server make an address.
  if (!hydrated) return action;
  return async (_previous, form) => {
    try {
      return refuse(form) ?? (await action(first, form));
    } catch (error) {
      // The server answered: go elsewhere, nothing is here, or it failed.
      if (digestOf(error)) throw error;
      return answer(form, unstable_isUnrecognizedActionError(error) ? outdated : lost);
    }
  };
}
