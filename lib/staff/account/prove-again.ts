import { ProofNeeded, proofMinutes } from '#lib/actor/recent-proof.ts';
import { recordSecurity } from '#lib/audit/security/record-security.ts';
import { connection } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { FactorProblem } from '../factor/check-factor.ts';
import { sessionIdHash } from '../session-id.ts';
import type { AccountSession } from './account-session.ts';
import { checkOwnCode } from './check-own-code.ts';
import { checkOwnPassword, type OwnPasswordProblem } from './check-own-password.ts';

/** What is typed to prove a session again; `code` only counts where the account has a factor. */
export type TypedProof = { password: string; code: string };

export type ProveAgainProblem = OwnPasswordProblem | FactorProblem;

/**
 * Proves a session again by the password and, where the account has a second factor, a code, which
 * is used up. Owner acts (`requireProof`) are then open for ten minutes in this session alone.
 * Attempts are limited as for every change of what an account signs in with.
 * @returns until when the session counts as proved
 * @throws Busy when too many passwords are being verified
 */
export async function proveAgain(
  session: AccountSession,
  { password, code }: TypedProof,
  at: Date = new Date(),
): Promise<Result<{ provedUntil: Date }, ProveAgainProblem>> {
  const checked = await checkOwnPassword(session, password);
  if (!checked.ok) return checked;
  const factor = await checkOwnCode(session, code, at);
  if (!factor.ok) return factor;
  // A password that was changed meanwhile proves nothing any more.
  const provedUntil = await markProved(session, checked.value.passwordHash);
  if (!provedUntil) return fail({ code: 'password-wrong' });
  await recordSecurity(connection().pool, { kind: 'proved-again', details: {} }, { staffId: session.staffId });
  return succeed({ provedUntil });
}

/**
 * Writes down that the session was proved just now by the password with this hash.
 * @returns until when it counts; null when the password or the session is another
 */
export async function markProved({ staffId, sessionId }: AccountSession, passwordHash: string): Promise<Date | null> {
  const { rows } = await connection().pool.query<{ until: Date }>(
    `update staff_session session set proved_at = now() from staff_account account
     where session.id_hash = $1 and session.staff_id = $2 and account.id = session.staff_id
       and account.password_hash = $3
     returning session.proved_at + interval '${proofMinutes} minutes' as until`,
    [sessionIdHash(sessionId), staffId, passwordHash],
  );
  return rows[0]?.until ?? null;
}

/** Returns whether a session was proved in the last ten minutes. */
export async function isSessionProved({ staffId, sessionId }: AccountSession): Promise<boolean> {
  const { rowCount } = await connection().pool.query(
    `select 1 from staff_session where id_hash = $1 and staff_id = $2
       and proved_at > now() - interval '${proofMinutes} minutes'`,
    [sessionIdHash(sessionId), staffId],
  );
  return rowCount === 1;
}

/**
 * What `requireProof` is for verbs of a structure, for those of the account itself.
 * @throws ProofNeeded
 */
export async function requireSessionProof(session: AccountSession): Promise<void> {
  if (!(await isSessionProved(session))) throw new ProofNeeded();
}
