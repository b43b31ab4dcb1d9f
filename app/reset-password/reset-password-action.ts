'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '#lib/forms/form-state.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { accountFields } from '#lib/staff/account/account-fields.ts';
import { resetPassword } from '#lib/staff/reset/reset-password.ts';
import { emailOfLink } from '#lib/staff/reset/unlock-sign-in.ts';

const schema = z.object({ password: accountFields.password, token: z.string().max(200).catch('') });

export async function resetPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ token, password }) => {
    const email = await emailOfLink(token);
    const reset = await resetPassword(token, password);
    if (!reset.ok && reset.problem.code !== 'link-invalid')
      return fail({ errors: { password: problemText(reset.problem.code, dictionary) } });
    if (!reset.ok || !email) return fail({ error: dictionary.staff.forgot.invalidBody });
    // The failed attempts of others do not keep this browser from signing in.
    await rememberBrowser(email);
    return succeed(addressWithNotice('sign-in', '/sign-in', 'password-changed'));
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
