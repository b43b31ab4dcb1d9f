'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '#lib/forms/form-state.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { browserName } from '#lib/identity/browser-name.ts';
import { fail, succeed } from '#lib/result.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { showLanguageOf } from '#lib/session/language-cookie.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { setSessionCookie } from '#lib/session/session-cookie.ts';
import { endSessionOfBrowser } from '#lib/session/sign-out.ts';
import { passkeyOptions } from '#lib/staff/passkeys/check-passkey.ts';
import { maxAnswerLength } from '#lib/staff/passkeys/read-answer.ts';
import { signInByPasskey } from '#lib/staff/passkeys/sign-in-by-passkey.ts';

/** What the browser asks a device with, whoever it is of. */
export async function passkeySignInOptions() {
  return passkeyOptions('sign-in');
}

const schema = z.object({
  answer: z.string().max(maxAnswerLength).catch(''),
  callbackUrl: z.string().max(2_000).catch(''),
});

/** Signs in by a passkey alone. */
export async function passkeySignInAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ answer, callbackUrl }) => {
    const sent = await headers();
    const device = { browser: browserName(sent.get('user-agent') ?? ''), address: clientAddress(sent) };
    const opened = await signInByPasskey(answer, device);
    if (!opened.ok) {
      const { problem } = opened;
      if (problem.code === 'wait')
        return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
      return fail({ error: problemText(problem.code, dictionary) });
    }
    const { staffId, email, sessionId } = opened.value;
    // The session's cookie is about to be replaced: a copy of it must not outlive it.
    await endSessionOfBrowser();
    await setSessionCookie(sessionId);
    await rememberBrowser(email);
    await showLanguageOf(staffId);
    return succeed(sameSitePath(callbackUrl) ?? '/');
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
