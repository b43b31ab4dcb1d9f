import { noteFailure } from '#lib/audit/security/record-security.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type AttemptLimit, takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';
import type { PassedChallenge } from '../factor/sign-in-challenge.ts';
import { type Device, startSession } from '../start-session.ts';
import { checkPasskey, spendAnswer } from './check-passkey.ts';

export type PasskeySignInProblem = { code: 'passkey-refused' } | { code: 'wait'; seconds: number };

/** Answers from one network address, in a quarter of an hour and in a day. */
const limits = { quarter: 50, day: 500 };

/**
 * Opens a session by a passkey alone: the device has recognised its owner, so it stands for
 * password and code. Attempts are limited for a network address.
 * @param json the browser's answer to `passkeyOptions('sign-in')`
 */
export async function signInByPasskey(
  json: string,
  device: Device,
): Promise<Result<PassedChallenge, PasskeySignInProblem>> {
  const refused = await takeAttempts(limitsOf(device.address));
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const checked = await checkPasskey(json, 'sign-in');
  const opened =
    checked &&
    (await inTransaction(async (tx) => {
      // The account is locked first, as wherever a session is opened.
      const sessionId = await startSession(checked.staffId, null, tx, device, { checked: 'passkey' });
      if (!sessionId) return null;
      if (await spendAnswer(tx, checked)) return sessionId;
      throw new AnswerUsed();
    }).catch((error: unknown) => {
      if (error instanceof AnswerUsed) return null;
      throw error;
    }));
  if (checked && opened) return succeed({ staffId: checked.staffId, email: checked.email, sessionId: opened });
  const whose = checked ? { staffId: checked.staffId } : {};
  await noteFailure({ kind: 'sign-in-failed', details: { reason: 'passkey' } }, whose);
  return fail({ code: 'passkey-refused' });
}

/** Rolls the session back that an answer opened which had been used before. */
class AnswerUsed extends Error {}

function limitsOf(address: string): AttemptLimit[] {
  return [
    { name: 'passkey:address', of: address, limit: limits.quarter },
    { name: 'passkey:address:day', of: address, limit: limits.day, seconds: windowSeconds.day },
  ];
}
