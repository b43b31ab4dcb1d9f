import type { Staff } from '#lib/actor/staff.ts';
import { inTransactionOfEveryStructure } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { endEverySession } from './end-every-session.ts';
import { requireColleague } from './lock-team.ts';

/** `own-sessions`: one's own are ended on the account page. */
export type EndSessionsProblem = { code: 'not-allowed' | 'not-found' | 'own-sessions' };

/**
 * Ends every session of a colleague, and sign-ins that wait for their code, at once and in every
 * process, for an owner. The person is told by mail, and it is written down with its author.
 * Returns how many sessions ended.
 */
export async function endColleagueSessions(
  staff: Staff,
  colleagueId: string,
): Promise<Result<number, EndSessionsProblem>> {
  const colleague = await requireColleague(colleagueId, staff);
  if (!colleague.ok) return colleague;
  if (colleagueId === staff.id) return fail({ code: 'own-sessions' });
  // The sessions lead into every structure of the person, each of which is told.
  return inTransactionOfEveryStructure(async (tx) => succeed(await endEverySession(tx, colleagueId, staff.id)));
}
