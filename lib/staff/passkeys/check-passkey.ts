import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { connection } from '#lib/database/connection.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { log } from '#lib/log/log.ts';
import { type ChallengePurpose, challengeMinutes, isChallenge, newChallenge, spendChallenge } from './challenge.ts';
import { type AuthenticationAnswer, readAuthentication } from './read-answer.ts';
import { relyingParty } from './relying-party.ts';

/** What the browser asks a device with, to sign in by a passkey or prove a session again. */
export async function passkeyOptions(purpose: ChallengePurpose) {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge: new Uint8Array(Buffer.from(newChallenge(purpose), 'base64url')),
    timeout: challengeMinutes * 60_000,
    userVerification: 'required',
  });
}

/** An answer that holds, and is not used up yet. */
export type CheckedPasskey = {
  id: string;
  staffId: string;
  email: string;
  challenge: string;
  counter: number;
};

type Known = { id: string; staffId: string; email: string; publicKey: Buffer; counter: string };

/**
 * Checks a browser's answer to `passkeyOptions`: the signature, for this site and purpose, by a
 * device that recognised its owner.
 * @param json the answer
 * @returns null where it does not hold, or the passkey was removed
 */
export async function checkPasskey(json: string, purpose: ChallengePurpose): Promise<CheckedPasskey | null> {
  const answer = readAuthentication(json);
  if (!answer) return null;
  const { rows } = await connection().pool.query<Known>(
    `select passkey.id, staff_id as "staffId", account.email, public_key as "publicKey", counter
     from passkey join staff_account account on account.id = passkey.staff_id where credential_id = $1`,
    [answer.id],
  );
  const [known] = rows;
  return known ? verify(answer, known, purpose) : null;
}

/**
 * Uses an answer up: each challenge counts once, and the device's counter only rises, so that a
 * copied device shows.
 * @returns whether it counts
 */
export async function spendAnswer(tx: Transaction, { id, challenge, counter }: CheckedPasskey): Promise<boolean> {
  if (!(await spendChallenge(tx, challenge))) return false;
  const used = await runSql(
    tx,
    `update passkey set counter = $2, used_at = now() where id = $1 and (counter < $2 or counter = 0 and $2 = 0)
     returning 1`,
    [id, counter],
  );
  return used.length === 1;
}

async function verify(
  answer: AuthenticationAnswer,
  { id, staffId, email, publicKey, counter }: Known,
  purpose: ChallengePurpose,
): Promise<CheckedPasskey | null> {
  const party = relyingParty();
  let challenge = '';
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: (signed) => {
        challenge = signed;
        return isChallenge(signed, purpose);
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
      requireUserVerification: true,
    });
    return verified ? { id, staffId, email, challenge, counter: authenticationInfo.newCounter } : null;
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message.slice(0, 200) : '' }, 'a passkey was refused');
    return null;
  }
}
