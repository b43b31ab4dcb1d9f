'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '#lib/forms/form-state.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { browserName } from '#lib/identity/browser-name.ts';
import { requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { challengeIdOfBrowser, clearChallengeCookie } from '#lib/session/challenge-cookie.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { showLanguageOf } from '#lib/session/language-cookie.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { setSessionCookie } from '#lib/session/session-cookie.ts';
import { endSessionOfBrowser } from '#lib/session/sign-out.ts';
import { maxCodeLength } from '#lib/staff/factor/factor-secret.ts';
import { passChallenge } from '#lib/staff/factor/sign-in-challenge.ts';

const schema = z.object({ code: requiredText(maxCodeLength), callbackUrl: z.string().max(2_000).catch('') });

/** Opens the session that the password alone did not open. */
export async function codeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ code, callbackUrl }) => {
    const sent = await headers();
    const device = { browser: browserName(sent.get('user-agent') ?? ''), address: clientAddress(sent) };
    const passed = await passChallenge(await challengeIdOfBrowser(), code, device);
    if (!passed.ok) {
      const { problem } = passed;
      if (problem.code === 'factor-code-wrong')
        return fail({ values: { code: '' }, errors: { code: problemText(problem.code, dictionary) } });
      if (problem.code === 'wait')
        return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
      const signIn = { href: '/sign-in', label: dictionary.staff.signIn };
      return fail({ error: dictionary.factor.signIn.expired, link: signIn });
    }
    const { staffId, email, sessionId } = passed.value;
    // The session's cookie is about to be replaced: a copy of it must not outlive it.
    await endSessionOfBrowser();
    await setSessionCookie(sessionId);
    await clearChallengeCookie();
    await rememberBrowser(email);
    await showLanguageOf(staffId);
    return succeed(sameSitePath(callbackUrl) ?? '/');
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
