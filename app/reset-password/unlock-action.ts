'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '#lib/forms/form-state.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { unlockSignIn } from '#lib/staff/reset/unlock-sign-in.ts';

const schema = z.object({ token: z.string().max(200).catch('') });

/**
 * Lets this browser try its password although others have tried too many: the link was read in the
 * account's mailbox.
 */
export async function unlockAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ token }) => {
    const unlocked = await unlockSignIn(token);
    if (!unlocked.ok) return fail({ error: dictionary.staff.forgot.invalidBody });
    await rememberBrowser(unlocked.value.email);
    return succeed(addressWithNotice('sign-in', '/sign-in', 'unlocked'));
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
