'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import { accountAction, accountButton } from '#lib/forms/account-action.ts';
import { idField } from '#lib/forms/id-field.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { accountSession } from '#lib/session/account-session.ts';
import { confirmAddress } from '#lib/session/require-recent-proof.ts';
import { addPasskey, maxPasskeyName, newPasskeyOptions } from '#lib/staff/passkeys/add-passkey.ts';
import { removePasskey } from '#lib/staff/passkeys/own-passkeys.ts';
import { maxAnswerLength } from '#lib/staff/passkeys/read-answer.ts';

/**
 * What the browser asks a device with to make a passkey; without a recent proof that comes first.
 */
export async function addPasskeyOptions() {
  const session = await accountSession();
  if (!session) redirect('/sign-in?callbackUrl=/account');
  const options = await newPasskeyOptions(session).catch((error: unknown) => {
    if (isProofNeeded(error)) return null;
    throw error;
  });
  return options ?? redirect(confirmAddress('/account'));
}

const schema = z.object({ name: requiredText(maxPasskeyName), answer: z.string().max(maxAnswerLength).catch('') });

export const addPasskeyAction = accountAction(schema, async (session, { name, answer }, dictionary) => {
  const added = await addPasskey(session, { json: answer, name });
  if (added.ok) return succeed(addressWithNotice('account', '/account', 'passkey-added'));
  return fail({ error: problemText(added.problem.code, dictionary) });
});

export const removePasskeyAction = accountButton(z.object({ id: idField }), async (session, { id }) => {
  const removed = await removePasskey(session, id);
  return addressWithNotice('account', '/account', removed ? 'passkey-removed' : 'passkey-gone');
});
