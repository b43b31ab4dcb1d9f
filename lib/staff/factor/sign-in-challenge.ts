import { noteFailure } from '#lib/audit/security/record-security.ts';
import { connection, type Database, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { reportSignInChange } from '../account/record-account-change.ts';
import { newSessionId, sessionIdHash } from '../session-id.ts';
import { type Device, startSession } from '../start-session.ts';
import { checkFactor, type FactorProblem } from './check-factor.ts';

/** Seconds in which the code has to be typed after the password. */
export const challengeSeconds = 5 * 60;

/**
 * Remembers that the password of an account with a second factor was right. The challenge opens
 * nothing: `passChallenge` alone reads it.
 * @param passwordHash the hash that the password was checked against
 * @returns the id for the cookie; null when the password was changed since
 */
export async function startChallenge(
  staffId: string,
  passwordHash: string | null,
  database: Database = prisma(),
): Promise<string | null> {
  const id = newSessionId();
  const started = await database.$executeRaw`
    insert into sign_in_challenge (id_hash, staff_id, expires_at)
    select ${sessionIdHash(id)}, account.id, now() + make_interval(secs => ${challengeSeconds})
    from staff_account account
    where account.id = ${staffId}::uuid and account.password_hash = coalesce(${passwordHash}, account.password_hash)
    for share`;
  return started === 1 ? id : null;
}

/**
 * The account that waits for its code; null when the challenge has expired, was used or never was.
 */
export async function findChallenge(id: string): Promise<{ staffId: string; email: string } | null> {
  const { rows } = await connection().pool.query<{ staffId: string; email: string }>(
    `select c.staff_id as "staffId", a.email from sign_in_challenge c join staff_account a on a.id = c.staff_id
     where c.id_hash = $1 and c.expires_at > now()`,
    [sessionIdHash(id)],
  );
  return rows[0] ?? null;
}

/** The account that signed in, with the session id for its cookie. */
export type PassedChallenge = { staffId: string; email: string; sessionId: string };

/**
 * Opens the session of a challenge by a code of the authenticator app or a recovery code. The
 * challenge is used up; a wrong code leaves it. The use of a recovery code is told by mail.
 */
export async function passChallenge(
  id: string,
  code: string,
  device: Device,
  at: Date = new Date(),
): Promise<Result<PassedChallenge, FactorProblem | { code: 'challenge-expired' }>> {
  const found = await findChallenge(id);
  if (!found) return fail({ code: 'challenge-expired' });
  const { staffId, email } = found;
  const checked = await checkFactor(staffId, code, at);
  if (!checked.ok) {
    await noteFailure({ kind: 'sign-in-failed', details: { reason: 'code' } }, { staffId });
    return checked;
  }
  return inTransaction(async (tx) => {
    // The account is locked first: a change of the password that runs at the same time deletes
    // either this challenge or this session.
    await tx.$queryRaw`select 1 from staff_account where id = ${staffId}::uuid for share`;
    const { count } = await tx.signInChallenge.deleteMany({
      where: { idHash: sessionIdHash(id), expiresAt: { gt: new Date() } },
    });
    const sessionId = count === 1 ? await startSession(staffId, null, tx, device, { checked: 'code' }) : null;
    if (!sessionId) return fail({ code: 'challenge-expired' });
    if (checked.value === 'recovery') await reportSignInChange(tx, staffId, 'recovery-code-used');
    return succeed({ staffId, email, sessionId });
  });
}
