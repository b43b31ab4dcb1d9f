'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withRoundedTiming } from '#lib/api/rounded-timing.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { knownBrowser } from '#lib/session/known-browser.ts';
import { requestPasswordReset } from '#lib/staff/reset/request-password-reset.ts';

export async function forgotPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const address = clientAddress(await headers());
  const outcome = await submitPublicForm(z.object({ email: requiredText(320) }), form, dictionary, ({ email }) =>
    withRoundedTiming(async () => {
      const asked = await requestPasswordReset(email, address, await knownBrowser(email));
      return asked.ok
        ? succeed(addressWithNotice('forgot-password', '/forgot-password', 'sent'))
        : fail({ error: dictionary.staff.errors.waitForLink(Math.ceil(asked.problem.seconds / 60)) });
    }),
  );
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
