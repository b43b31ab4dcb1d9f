import type { NotInvited } from './may-invite.ts';
import type { InvitationView } from './read-invitation.ts';

/** A reason that waiting does not remove. */
export type LastingReason = Exclude<NotInvited, { until: Date }>['code'];

/**
 * Says why a client can get no invitation; undefined where they can, also where they only have to
 * wait for some time, such as ten minutes.
 */
export function lastingReason(view: InvitationView | undefined): LastingReason | undefined {
  const problem = view?.problem;
  return problem && !('until' in problem) ? problem.code : undefined;
}
