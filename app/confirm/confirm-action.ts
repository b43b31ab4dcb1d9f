'use server';

import { z } from 'zod';
import { accountAction } from '#lib/forms/account-action.ts';
import { proofRefusal } from '#lib/forms/proof-form.ts';
import { plainText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { renewSession } from '#lib/session/renew-session.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { passwordField } from '#lib/staff/account/account-fields.ts';
import { proveAgain } from '#lib/staff/account/prove-again.ts';
import { maxCodeLength } from '#lib/staff/factor/factor-secret.ts';

const schema = z.object({
  currentPassword: passwordField(),
  code: plainText(maxCodeLength).optional(),
  back: z.string().max(2_000).catch(''),
});

/** Proves the session again and leads to the act that needs it. */
export const confirmAction = accountAction(schema, async (session, { currentPassword, code, back }, dictionary) => {
  const proved = await proveAgain(session, { password: currentPassword, code: code ?? '' });
  if (proved.ok) {
    await renewSession();
    return succeed(sameSitePath(back) ?? '/');
  }
  const fields = { password: 'currentPassword', code: 'code' };
  return fail({ ...proofRefusal(proved.problem, fields, dictionary), values: { code: '' } });
});
