'use server';

import { z } from 'zod';
import { accountAction, accountButton } from '#lib/forms/account-action.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { problemText } from '#lib/forms/read-form.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { renewSession } from '#lib/session/renew-session.ts';
import { passwordField } from '#lib/staff/account/account-fields.ts';
import { maxCodeLength } from '#lib/staff/factor/factor-secret.ts';
import { confirmFactor, removeOwnFactor, renewRecoveryCodes, startFactor } from '#lib/staff/factor/set-up-factor.ts';
import { forgetRecoveryCodes, keepRecoveryCodes } from './recovery-codes-cookie.ts';

const page = '/account/second-factor';
const codeField = requiredText(maxCodeLength);

export const startAction = accountAction(
  z.object({ currentPassword: passwordField() }),
  async (session, { currentPassword }, dictionary) => {
    const started = await startFactor(session, currentPassword);
    if (started.ok) await renewSession();
    return started.ok || started.problem.code === 'factor-on'
      ? succeed(page)
      : fail(refusal(started.problem, dictionary));
  },
);

export const confirmAction = accountAction(z.object({ code: codeField }), async (session, { code }, dictionary) => {
  const confirmed = await confirmFactor(session, code);
  if (!confirmed.ok) return fail(refusal(confirmed.problem, dictionary));
  await renewSession();
  await keepRecoveryCodes(confirmed.value.recoveryCodes);
  return succeed(addressWithNotice('account', page, 'factor-on'));
});

export const renewAction = accountAction(z.object({ code: codeField }), async (session, { code }, dictionary) => {
  const renewed = await renewRecoveryCodes(session, code);
  if (!renewed.ok) return fail(refusal(renewed.problem, dictionary));
  await keepRecoveryCodes(renewed.value.recoveryCodes);
  return succeed(addressWithNotice('account', page, 'codes-renewed'));
});

export const removeAction = accountAction(
  z.object({ currentPassword: passwordField(), code: codeField }),
  async (session, { currentPassword, code }, dictionary) => {
    const removed = await removeOwnFactor(session, { password: currentPassword, code });
    if (!removed.ok) return fail(refusal(removed.problem, dictionary));
    await forgetRecoveryCodes();
    return succeed(addressWithNotice('account', page, 'factor-off'));
  },
);

export const keptAction = accountButton(z.object({}), async () => {
  await forgetRecoveryCodes();
  return page;
});

type Problem = { code: 'password-wrong' | 'factor-code-wrong' | 'factor-expired' } | { code: 'wait'; seconds: number };

function refusal(problem: Problem, dictionary: Dictionary): FormRefusal {
  if (problem.code === 'wait') return { error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) };
  const text = problemText(problem.code, dictionary);
  if (problem.code === 'factor-expired') return { error: text };
  return { errors: { [problem.code === 'password-wrong' ? 'currentPassword' : 'code']: text }, values: { code: '' } };
}
