import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { AccountSession } from '../account/account-session.ts';
import { noteFailedProof } from '../account/check-own-code.ts';
import { checkOwnPassword, type OwnPasswordProblem } from '../account/check-own-password.ts';
import { markProved, requireSessionProof } from '../account/prove-again.ts';
import { reportSignInChange } from '../account/record-account-change.ts';
import { sessionIdHash } from '../session-id.ts';
import { checkFactor, checkFirstCode, deleteFactor, type FactorProblem, type UsedCode } from './check-factor.ts';
import { newRecoveryCodes, openFactorSecret, recoveryCodeHash, sealFactorSecret } from './factor-secret.ts';
import { newTotpSecret } from './totp.ts';

/** Minutes in which a new secret has to be confirmed by a first code. */
const setUpMinutes = 60;

const isPending = `confirmed_at is null and created_at > now() - interval '${setUpMinutes} minutes'`;

/**
 * `off`: no factor. `pending`: a secret is shown and waits for its first code. `on`: signing in
 * asks for a code; `recoveryCodes` are left.
 */
export type FactorState =
  | { kind: 'off' }
  | { kind: 'pending'; secret: string }
  | { kind: 'on'; since: Date; recoveryCodes: number };

/** The state of the second factor of an account. */
export async function readFactor({ staffId }: Pick<AccountSession, 'staffId'>): Promise<FactorState> {
  const { rows } = await connection().pool.query<{
    sealed: string;
    since: Date | null;
    pending: boolean;
    left: number;
  }>(
    `select sealed_secret as sealed, confirmed_at as since, ${isPending} as pending,
       (select count(*)::int from recovery_code r where r.staff_id = f.staff_id and r.used_at is null) as left
     from second_factor f where staff_id = $1`,
    [staffId],
  );
  const [row] = rows;
  if (row?.since) return { kind: 'on', since: row.since, recoveryCodes: row.left };
  const secret = row?.pending ? openFactorSecret(row.sealed, staffId) : null;
  return secret ? { kind: 'pending', secret } : { kind: 'off' };
}

/**
 * Makes a secret for an authenticator app; the password is asked for. It counts once a first code
 * was typed (`confirmFactor`).
 * @throws Busy when too many passwords are being verified
 */
export async function startFactor(
  session: AccountSession,
  password: string,
): Promise<Result<null, OwnPasswordProblem | { code: 'factor-on' }>> {
  const checked = await checkOwnPassword(session, password);
  if (!checked.ok) return checked;
  const { staffId } = session;
  const { rowCount } = await connection().pool.query(
    `insert into second_factor (staff_id, sealed_secret) values ($1, $2)
     on conflict (staff_id) do update set sealed_secret = excluded.sealed_secret, created_at = now()
     where second_factor.confirmed_at is null`,
    [staffId, sealFactorSecret(newTotpSecret(), staffId)],
  );
  if (rowCount !== 1) return fail({ code: 'factor-on' });
  await markProved(session, checked.value.passwordHash);
  return succeed(null);
}

/**
 * Turns the factor on by a first code of the app, in a session that was proved lately. Other
 * sessions of the account end, and its owner is told by mail.
 * @returns the recovery codes, which are shown once
 * @throws ProofNeeded
 */
export async function confirmFactor(
  session: AccountSession,
  code: string,
  at: Date = new Date(),
): Promise<Result<{ recoveryCodes: string[] }, FactorProblem | { code: 'factor-expired' }>> {
  await requireSessionProof(session);
  const { staffId, sessionId } = session;
  const { rows } = await connection().pool.query<{ sealed: string }>(
    `select sealed_secret as sealed from second_factor where staff_id = $1 and ${isPending}`,
    [staffId],
  );
  const sealed = rows[0]?.sealed;
  const secret = sealed && openFactorSecret(sealed, staffId);
  if (!secret) return fail({ code: 'factor-expired' });
  const step = await checkFirstCode(staffId, secret, code, at);
  if (!step.ok) {
    await noteFailedProof(staffId);
    return step;
  }
  return inTransaction(async (tx) => {
    await lockAccount(tx, staffId);
    // Of two requests at once, and after another secret was made, one changes nothing.
    const confirmed = await runSql<{ staff_id: string }>(
      tx,
      `update second_factor set confirmed_at = now(), last_step = $3
       where staff_id = $1 and sealed_secret = $2 and ${isPending} returning staff_id`,
      [staffId, sealed, step.value],
    );
    if (confirmed.length === 0) return fail({ code: 'factor-expired' });
    await runSql(tx, 'delete from staff_session where staff_id = $1 and id_hash <> $2', [
      staffId,
      sessionIdHash(sessionId),
    ]);
    const recoveryCodes = await storeRecoveryCodes(tx, staffId);
    await reportSignInChange(tx, staffId, 'factor-on');
    return succeed({ recoveryCodes });
  });
}

/**
 * Replaces the recovery codes by ten new ones; a recent proof and a code are asked for. The owner
 * is told by mail.
 * @throws ProofNeeded
 */
export async function renewRecoveryCodes(
  session: AccountSession,
  code: string,
  at: Date = new Date(),
): Promise<Result<{ recoveryCodes: string[] }, FactorProblem>> {
  await requireSessionProof(session);
  const { staffId } = session;
  const checked = await checkTypedCode(staffId, code, at);
  if (!checked.ok) return checked;
  return inTransaction(async (tx) => {
    await lockAccount(tx, staffId);
    const recoveryCodes = await storeRecoveryCodes(tx, staffId);
    await reportSignInChange(tx, staffId, 'recovery-codes');
    return succeed({ recoveryCodes });
  });
}

/**
 * Turns the factor off; password and a code are asked for. The owner is told by mail.
 * @throws Busy when too many passwords are being verified
 */
export async function removeOwnFactor(
  session: AccountSession,
  { password, code }: { password: string; code: string },
  at: Date = new Date(),
): Promise<Result<null, OwnPasswordProblem | FactorProblem>> {
  const checked = await checkOwnPassword(session, password);
  if (!checked.ok) return checked;
  const { staffId } = session;
  const factor = await checkTypedCode(staffId, code, at);
  if (!factor.ok) return factor;
  return inTransaction(async (tx) => {
    await lockAccount(tx, staffId);
    if (await deleteFactor(tx, staffId)) await reportSignInChange(tx, staffId, 'factor-off');
    return succeed(null);
  });
}

/** Checks a code like `checkFactor`; a wrong one is written to the security log. */
async function checkTypedCode(staffId: string, code: string, at: Date): Promise<Result<UsedCode, FactorProblem>> {
  const checked = await checkFactor(staffId, code, at);
  if (!checked.ok) await noteFailedProof(staffId);
  return checked;
}

/** Changes to the factor of one account take turns, and sessions that open meanwhile wait. */
async function lockAccount(tx: Transaction, staffId: string): Promise<void> {
  await runSql(tx, 'select 1 from staff_account where id = $1 for update', [staffId]);
}

async function storeRecoveryCodes(tx: Transaction, staffId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await runSql(tx, 'delete from recovery_code where staff_id = $1', [staffId]);
  await runSql(tx, 'insert into recovery_code (staff_id, code_hash) select $1, unnest($2::text[])', [
    staffId,
    codes.map((code) => recoveryCodeHash(code, staffId)),
  ]);
  return codes;
}
