'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '#lib/forms/form-state.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { browserName } from '#lib/identity/browser-name.ts';
import { plainText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { setChallengeCookie } from '#lib/session/challenge-cookie.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { setSessionCookie } from '#lib/session/session-cookie.ts';
import { endSessionOfBrowser } from '#lib/session/sign-out.ts';
import { accountFields } from '#lib/staff/account/account-fields.ts';
import { type JoinProblem, joinStructure } from '#lib/staff/joining/join-structure.ts';

const schema = z.object({
  ...accountFields,
  token: z.string().max(200).catch(''),
  codeId: z.string().max(100).catch(''),
  code: plainText(20).catch(''),
});

export async function joinAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ token, ...person }) => {
    const sent = await headers();
    const browser = browserName(sent.get('user-agent') ?? '');
    const joined = await joinStructure(token, { ...person, browser }, clientAddress(sent));
    if (!joined.ok) return fail(refusal(joined.problem, dictionary));
    const { slug, email } = joined.value;
    if ('challengeId' in joined.value) {
      await setChallengeCookie(joined.value.challengeId);
      return succeed(`/sign-in/code?${new URLSearchParams({ callbackUrl: `/${slug}/clients` })}`);
    }
    // Another session of this browser is about to lose its cookie: a copy of that must not outlive
    // it.
    await endSessionOfBrowser();
    await setSessionCookie(joined.value.sessionId);
    await rememberBrowser(email);
    return succeed(`/${slug}/clients`);
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}

function refusal(problem: JoinProblem, dictionary: Dictionary): Partial<FormState> {
  const { staff } = dictionary;
  if ('field' in problem) return { errors: { [problem.field]: problemText(problem.code, dictionary) } };
  if (problem.code === 'wait') return { error: staff.errors.wait(Math.ceil(problem.seconds / 60)) };
  if (problem.code === 'link-invalid') return { error: staff.linkInvalidBody };
  return { error: staff.alreadyMember, link: { href: '/', label: staff.signIn } };
}
