import type { NotInvited } from './may-invite.ts';
import type { InvitationView } from './read-invitation.ts';

/** A reason that waiting does not remove. */
export type LastingReason = Exclude<NotInvited, { until: Date }>['code'];

/**
 * Says which clients can get no invitation and why. One who only has to wait for some time, such as
 * ten minutes, is not among them.
 */
export function whoIsNotInvited(views: ReadonlyMap<string, InvitationView>): Map<string, LastingReason> {
  return new Map(
    [...views].flatMap(([id, { problem }]) => (problem && !('until' in problem) ? [[id, problem.code] as const] : [])),
  );
}
