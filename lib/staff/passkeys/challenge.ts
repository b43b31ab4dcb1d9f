import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';

/** Minutes in which a passkey has to answer a challenge. */
export const challengeMinutes = 5;

/** What an answer is for: an answer to one kind of challenge is worth nothing for another. */
export type ChallengePurpose = 'sign-in' | `add ${string}` | `prove ${string}`;

const bytes = { random: 16, time: 8, mac: 32 };

/**
 * Makes what a passkey signs: random bytes, the time and a MAC of both with the purpose. Nothing is
 * stored before it is answered, so that strangers who ask for challenges fill no table.
 * @param now milliseconds since 1970
 * @returns base64url
 */
export function newChallenge(purpose: ChallengePurpose, now: number = Date.now()): string {
  const time = Buffer.alloc(bytes.time);
  time.writeBigUInt64BE(BigInt(now));
  const body = Buffer.concat([randomBytes(bytes.random), time]);
  return Buffer.concat([body, macOf(body, purpose)]).toString('base64url');
}

/** Whether this server made a challenge for this purpose in the last five minutes. */
export function isChallenge(text: string, purpose: ChallengePurpose, now: number = Date.now()): boolean {
  const all = Buffer.from(text.slice(0, 200), 'base64url');
  const length = bytes.random + bytes.time;
  if (all.length !== length + bytes.mac || all.toString('base64url') !== text) return false;
  const body = all.subarray(0, length);
  if (!timingSafeEqual(all.subarray(length), macOf(body, purpose))) return false;
  const age = now - Number(body.readBigUInt64BE(bytes.random));
  return age >= 0 && age < challengeMinutes * 60_000;
}

/** Uses a challenge up. @returns whether it was not used yet */
export async function spendChallenge(tx: Transaction, challenge: string): Promise<boolean> {
  const spent = await runSql(
    tx,
    `insert into spent_challenge (hash, expires_at) values ($1, now() + make_interval(mins => $2))
     on conflict (hash) do nothing returning 1`,
    [createHash('sha256').update(challenge).digest('hex'), 2 * challengeMinutes],
  );
  return spent.length === 1;
}

function macOf(body: Buffer, purpose: ChallengePurpose): Buffer {
  return createHmac('sha256', purposeKey('passkey challenges')).update(`${purpose}\n`).update(body).digest();
}
