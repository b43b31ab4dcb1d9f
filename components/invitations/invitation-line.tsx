import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { InvitationState } from '#lib/invitations/invitation-state.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';

/** The states that need an action of staff. */
const bad: ReadonlySet<InvitationState> = new Set(['bounced', 'complained', 'failed']);

/** Where a client's invitation stands, and since when, in one quiet line. */
export function InvitationLine({
  invitation,
  when,
  words,
}: {
  invitation: ClientInvitation;
  when: string;
  words: Dictionary['invitations'];
}) {
  const isBad = bad.has(invitation.state);
  return (
    <span className={`mt-0.5 flex items-center gap-1 text-sm ${isBad ? 'text-bad' : 'text-soft'}`}>
      {isBad && <Icon name="cross" weight={2.4} />}
      {words.states[invitation.state]} {when}
    </span>
  );
}
