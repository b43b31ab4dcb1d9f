import { connection } from '#lib/database/connection.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type AttemptLimit, clearAttempts, takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';
import { isRecoveryCode, openFactorSecret, plainCode, recoveryCodeHash } from './factor-secret.ts';
import { totpStep } from './totp.ts';

export type FactorProblem = { code: 'factor-code-wrong' } | { code: 'wait'; seconds: number };

/**
 * What a right code was: one of the authenticator app, or a recovery code, which is now used up.
 */
export type UsedCode = 'app' | 'recovery';

/** Wrong codes of one account in a quarter of an hour and in a day, wherever they are typed. */
const limits = { quarter: 10, day: 50 };

/** Whether signing in to an account asks for a code. */
export async function hasFactor(staffId: string): Promise<boolean> {
  const { rows } = await connection().pool.query(
    'select 1 from second_factor where staff_id = $1 and confirmed_at is not null',
    [staffId],
  );
  return rows.length === 1;
}

/**
 * Checks a code of the authenticator app or a recovery code, and uses it up: each counts once, also
 * of two requests at once. Attempts are counted for the account.
 * @param at the moment whose code is expected; the present one by default
 */
export async function checkFactor(
  staffId: string,
  typed: string,
  at: Date = new Date(),
): Promise<Result<UsedCode, FactorProblem>> {
  const counted = limitsOf(staffId);
  const refused = await takeAttempts(counted);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const used = await spendCode(staffId, plainCode(typed), at);
  if (!used) return fail({ code: 'factor-code-wrong' });
  for (const limit of counted) await clearAttempts(limit);
  return succeed(used);
}

/**
 * Counts a code of an app that is not confirmed yet.
 * @returns the time step of the code; null for a wrong one
 */
export async function checkFirstCode(
  staffId: string,
  secret: string,
  typed: string,
  at: Date,
): Promise<Result<number, FactorProblem>> {
  const counted = limitsOf(staffId);
  const refused = await takeAttempts(counted);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const code = plainCode(typed);
  const step = isAppCode(code) ? totpStep(secret, code, at) : null;
  if (step === null) return fail({ code: 'factor-code-wrong' });
  for (const limit of counted) await clearAttempts(limit);
  return succeed(step);
}

/**
 * Deletes the factor of an account with its recovery codes. Returns whether there was one in use.
 */
export async function deleteFactor(tx: Transaction, staffId: string): Promise<boolean> {
  await runSql(tx, 'delete from recovery_code where staff_id = $1', [staffId]);
  await runSql(tx, 'delete from sign_in_challenge where staff_id = $1', [staffId]);
  const rows = await runSql<{ confirmed: boolean }>(
    tx,
    'delete from second_factor where staff_id = $1 returning confirmed_at is not null as confirmed',
    [staffId],
  );
  return rows[0]?.confirmed ?? false;
}

async function spendCode(staffId: string, code: string, at: Date): Promise<UsedCode | null> {
  const { pool } = connection();
  if (!isAppCode(code)) {
    if (!isRecoveryCode(code)) return null;
    const { rowCount } = await pool.query(
      `update recovery_code set used_at = now() where staff_id = $1 and code_hash = $2 and used_at is null
         and exists (select from second_factor f where f.staff_id = $1 and f.confirmed_at is not null)`,
      [staffId, recoveryCodeHash(code, staffId)],
    );
    return rowCount === 1 ? 'recovery' : null;
  }
  const { rows } = await pool.query<{ sealed: string }>(
    'select sealed_secret as sealed from second_factor where staff_id = $1 and confirmed_at is not null',
    [staffId],
  );
  const secret = rows[0] && openFactorSecret(rows[0].sealed, staffId);
  const step = secret ? totpStep(secret, code, at) : null;
  if (step === null) return null;
  // The second of two requests with the same code finds its step used.
  const { rowCount } = await pool.query(
    'update second_factor set last_step = $2 where staff_id = $1 and last_step < $2 and confirmed_at is not null',
    [staffId, step],
  );
  return rowCount === 1 ? 'app' : null;
}

function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

function limitsOf(staffId: string): AttemptLimit[] {
  return [
    { name: 'second-factor', of: staffId, limit: limits.quarter },
    { name: 'second-factor:day', of: staffId, limit: limits.day, seconds: windowSeconds.day },
  ];
}
