import type { InvitationState } from '#lib/invitations/invitation-state.ts';

/** The states that need an action of staff. */
const bad: ReadonlySet<InvitationState> = new Set(['bounced', 'complained', 'failed']);

/** Whether something went wrong with an invitation, so that staff should look. */
export function isBad(state: InvitationState): boolean {
  return bad.has(state);
}
