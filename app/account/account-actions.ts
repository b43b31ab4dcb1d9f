'use server';

import { z } from 'zod';
import { accountAction, accountButton } from '#lib/forms/account-action.ts';
import type { FormRefusal } from '#lib/forms/form-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { problemText } from '#lib/forms/read-form.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { locales } from '#lib/i18n/locale.ts';
import { plainText, requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { setLanguageCookie } from '#lib/session/language-cookie.ts';
import { renewSession } from '#lib/session/renew-session.ts';
import { accountFields, passwordField } from '#lib/staff/account/account-fields.ts';
import { changePassword } from '#lib/staff/account/change-password.ts';
import { changeProfile } from '#lib/staff/account/change-profile.ts';
import { confirmEmailChange } from '#lib/staff/account/confirm-email-change.ts';
import { endOtherSessions, endOwnSession } from '#lib/staff/account/own-sessions.ts';
import { requestEmailChange } from '#lib/staff/account/request-email-change.ts';
import { maxCodeLength } from '#lib/staff/factor/factor-secret.ts';

const profileInput = z.object({ name: requiredText(120), language: z.enum(locales, 'not-a-choice') });

export const profileAction = accountAction(profileInput, async (session, profile) => {
  await changeProfile(session, profile);
  await setLanguageCookie(profile.language);
  return succeed(addressWithNotice('account', '/account', 'profile-saved'));
});

/** Asked only where the account has a second factor. */
const code = plainText(maxCodeLength).optional();

const passwordInput = z.object({ currentPassword: passwordField(), newPassword: accountFields.password, code });

export const passwordAction = accountAction(
  passwordInput,
  async (session, { currentPassword, newPassword, code }, dictionary) => {
    const typed = { current: currentPassword, password: newPassword, code: code ?? '' };
    const changed = await changePassword(session, typed);
    if (changed.ok) {
      await renewSession();
      return succeed(addressWithNotice('account', '/account', 'password-changed'));
    }
    const { problem } = changed;
    if (problem.code === 'wait') return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
    return fail(refusedAt(fieldOf[problem.code] ?? 'newPassword', problem.code, dictionary));
  },
);

const emailInput = z.object({ email: plainText(320), currentPassword: passwordField(), code });

export const emailAction = accountAction(emailInput, async (session, { email, currentPassword, code }, dictionary) => {
  const asked = await requestEmailChange(session, { email, password: currentPassword, code: code ?? '' });
  if (asked.ok) return succeed(addressWithNotice('account', '/account', 'code-sent'));
  const { problem } = asked;
  if (problem.code === 'wait') return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
  if (problem.code === 'no-mail') return fail({ error: dictionary.problems['no-mail'] });
  return fail(refusedAt(fieldOf[problem.code] ?? 'email', problem.code, dictionary));
});

/** Where a wrong password or code is shown. A code counts once, so it is never filled in again. */
const fieldOf: Partial<Record<string, string>> = { 'password-wrong': 'currentPassword', 'factor-code-wrong': 'code' };

function refusedAt(field: string, problem: Parameters<typeof problemText>[0], dictionary: Dictionary): FormRefusal {
  return { errors: { [field]: problemText(problem, dictionary) }, values: { code: '' } };
}

export const confirmEmailAction = accountAction(
  z.object({ code: requiredText(20) }),
  async (session, { code }, dictionary) => {
    const confirmed = await confirmEmailChange(session, code);
    if (confirmed.ok) return succeed(addressWithNotice('account', '/account', 'email-changed'));
    return fail({ errors: { code: problemText(confirmed.problem.code, dictionary) } });
  },
);

export const endSessionAction = accountButton(z.object({ id: idField }), async (session, { id }) => {
  const ended = await endOwnSession(session, id);
  return addressWithNotice('account', '/account', ended ? 'session-ended' : 'session-gone');
});

export const endOthersAction = accountButton(z.object({}), async (session) => {
  await endOtherSessions(session);
  return addressWithNotice('account', '/account', 'sessions-ended');
});
