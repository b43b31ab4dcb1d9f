import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { inviteFacts } from './invite-facts.ts';
import { mayInvite, type NotInvited } from './may-invite.ts';

/** A reason that waiting does not remove. */
export type LastingReason = Exclude<NotInvited, { until: Date }>['code'];

/**
 * Reads which of these clients can get no invitation and why, by client id, in one query for one
 * page of the list. A client who only has to wait for some time, such as ten minutes, is not among
 * them.
 */
export async function whoIsNotInvited(staff: Staff, clientIds: string[]): Promise<Map<string, LastingReason>> {
  const now = new Date();
  const found = await inviteFacts(connection().pool, staff.structure.id, clientIds);
  return new Map(
    found.flatMap((client) => {
      const problem = mayInvite(client, now);
      return problem && !('until' in problem) ? [[client.id, problem.code] as const] : [];
    }),
  );
}
