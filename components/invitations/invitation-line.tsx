import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';
import { isBad } from './is-bad.ts';

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
  const bad = isBad(invitation.state);
  return (
    <span className={bad ? 'state-note bad' : 'state-note'}>
      {bad && <Icon name="cross" bold />}
      {`${words.states[invitation.state]} ${when}`}
    </span>
  );
}
