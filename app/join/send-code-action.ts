'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { withRoundedTiming } from '#lib/api/rounded-timing.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { plainText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { type SendCodeProblem, sendJoinCode } from '#lib/staff/joining/send-join-code.ts';

const schema = z.object({ email: plainText(320), token: z.string().max(200).catch('') });

export async function sendCodeAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const address = clientAddress(await headers());
  const outcome = await submitPublicForm(schema, form, dictionary, ({ token, email }) =>
    withRoundedTiming(async () => {
      const sent = await sendJoinCode(token, email, address);
      if (!sent.ok) return fail(refusal(sent.problem, dictionary));
      return succeed(`/join?${new URLSearchParams({ token, code: sent.value.id })}`);
    }),
  );
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}

function refusal(problem: SendCodeProblem, dictionary: Dictionary): Partial<FormState> {
  const { staff } = dictionary;
  if ('field' in problem) return { errors: { [problem.field]: problemText(problem.code, dictionary) } };
  if (problem.code === 'wait') return { error: staff.errors.wait(Math.ceil(problem.seconds / 60)) };
  return { error: problem.code === 'too-many-codes' ? staff.joinCode.tooMany : staff.linkInvalidBody };
}
