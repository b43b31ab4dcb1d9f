'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { FormState } from '#lib/forms/form-state.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { accountFields } from '#lib/staff/account-fields.ts';
import { resetPassword } from '#lib/staff/reset-password.ts';

const schema = z.object({ password: accountFields.password, token: z.string().max(200).catch('') });

export async function resetPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ token, password }) => {
    const reset = await resetPassword(token, password);
    return reset.ok ? succeed('/sign-in?notice=password-changed') : fail({ error: dictionary.staff.forgot.invalidBody });
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
