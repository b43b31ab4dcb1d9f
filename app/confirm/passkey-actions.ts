'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { accountAction } from '#lib/forms/account-action.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { fail, succeed } from '#lib/result.ts';
import { accountSession } from '#lib/session/account-session.ts';
import { renewSession } from '#lib/session/renew-session.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { passkeyOptions } from '#lib/staff/passkeys/check-passkey.ts';
import { proveByPasskey } from '#lib/staff/passkeys/prove-by-passkey.ts';
import { maxAnswerLength } from '#lib/staff/passkeys/read-answer.ts';

/** What the browser asks a device with, for the account that is signed in. */
export async function passkeyConfirmOptions() {
  const session = await accountSession();
  if (!session) redirect('/sign-in');
  return passkeyOptions(`prove ${session.staffId}`);
}

const schema = z.object({
  answer: z.string().max(maxAnswerLength).catch(''),
  back: z.string().max(2_000).catch(''),
});

/** Proves the session again by a passkey and leads to the act that needs it. */
export const passkeyConfirmAction = accountAction(schema, async (session, { answer, back }, dictionary) => {
  const proved = await proveByPasskey(session, answer);
  if (proved.ok) {
    await renewSession();
    return succeed(sameSitePath(back) ?? '/');
  }
  const { problem } = proved;
  if (problem.code === 'wait') return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
  return fail({ error: problemText(problem.code, dictionary) });
});
