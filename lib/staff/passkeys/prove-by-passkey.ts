import { proofMinutes } from '#lib/actor/recent-proof.ts';
import { noteFailure, recordSecurity } from '#lib/audit/security/record-security.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempts } from '#lib/throttle/attempts.ts';
import type { AccountSession } from '../account/account-session.ts';
import { sessionIdHash } from '../session-id.ts';
import { checkPasskey, spendAnswer } from './check-passkey.ts';
import type { PasskeySignInProblem } from './sign-in-by-passkey.ts';

/** Answers for one account in a quarter of an hour. */
const limit = 20;

/**
 * Proves a session again by a passkey of its account, in place of password and code. Owner acts are
 * then open for ten minutes in this session alone.
 * @param json the browser's answer to ``passkeyOptions(`prove ${staffId}`)``
 * @returns until when the session counts as proved
 */
export async function proveByPasskey(
  { staffId, sessionId }: AccountSession,
  json: string,
): Promise<Result<{ provedUntil: Date }, PasskeySignInProblem>> {
  const refused = await takeAttempts([{ name: 'passkey:account', of: staffId, limit }]);
  if (refused) return fail({ code: 'wait', seconds: refused.seconds });
  const checked = await checkPasskey(json, `prove ${staffId}`);
  const provedUntil =
    checked?.staffId === staffId &&
    (await inTransaction(async (tx) => {
      if (!(await spendAnswer(tx, checked))) return null;
      const [proved] = await runSql<{ until: Date }>(
        tx,
        `update staff_session set proved_at = now() where id_hash = $1 and staff_id = $2
         returning proved_at + interval '${proofMinutes} minutes' as until`,
        [sessionIdHash(sessionId), staffId],
      );
      if (proved) await recordSecurity(tx, { kind: 'proved-again', details: {} }, { staffId });
      return proved?.until ?? null;
    }));
  if (provedUntil) return succeed({ provedUntil });
  await noteFailure({ kind: 'proof-failed', details: {} }, { staffId });
  return fail({ code: 'passkey-refused' });
}
