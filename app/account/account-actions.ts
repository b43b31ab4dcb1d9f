'use server';

import { z } from 'zod';
import { accountAction, accountButton } from '#lib/forms/account-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { locales } from '#lib/i18n/locale.ts';
import { plainText, requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { setLanguageCookie } from '#lib/session/language-cookie.ts';
import { accountFields, passwordField } from '#lib/staff/account/account-fields.ts';
import { changePassword } from '#lib/staff/account/change-password.ts';
import { changeProfile } from '#lib/staff/account/change-profile.ts';
import { confirmEmailChange } from '#lib/staff/account/confirm-email-change.ts';
import { endOtherSessions, endOwnSession } from '#lib/staff/account/own-sessions.ts';
import { requestEmailChange } from '#lib/staff/account/request-email-change.ts';

const profileInput = z.object({ name: requiredText(120), language: z.enum(locales, 'not-a-choice') });

export const profileAction = accountAction(profileInput, async (session, profile) => {
  await changeProfile(session, profile);
  await setLanguageCookie(profile.language);
  return succeed(addressWithNotice('account', '/account', 'profile-saved'));
});

const passwordInput = z.object({ currentPassword: passwordField(), newPassword: accountFields.password });

export const passwordAction = accountAction(
  passwordInput,
  async (session, { currentPassword, newPassword }, dictionary) => {
    const changed = await changePassword(session, { current: currentPassword, password: newPassword });
    if (changed.ok) return succeed(addressWithNotice('account', '/account', 'password-changed'));
    const { problem } = changed;
    if (problem.code === 'wait') return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
    const field = problem.code === 'password-wrong' ? 'currentPassword' : 'newPassword';
    return fail({ errors: { [field]: problemText(problem.code, dictionary) } });
  },
);

const emailInput = z.object({ email: plainText(320), currentPassword: passwordField() });

export const emailAction = accountAction(emailInput, async (session, { email, currentPassword }, dictionary) => {
  const asked = await requestEmailChange(session, { email, password: currentPassword });
  if (asked.ok) return succeed(addressWithNotice('account', '/account', 'code-sent'));
  const { problem } = asked;
  if (problem.code === 'wait') return fail({ error: dictionary.staff.errors.wait(Math.ceil(problem.seconds / 60)) });
  if (problem.code === 'no-mail') return fail({ error: dictionary.problems['no-mail'] });
  const field = 'field' in problem ? problem.field : 'currentPassword';
  return fail({ errors: { [field]: problemText(problem.code, dictionary) } });
});

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
