import { LinkMenu } from '#components/link-menu.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { type InvitationState, invitationStates } from '#lib/invitations/invitation-state.ts';

type Props = {
  current: InvitationState | undefined;
  /** The list with another invitation filter, or with none. */
  address: (invitation: InvitationState | null) => string;
  words: Dictionary['invitations'];
};

/** Narrows the list to where the invitation stands. */
export function InvitationFilter({ current, address, words }: Props) {
  return (
    <LinkMenu
      label={words.filter(current ? words.states[current] : words.any)}
      links={[
        [address(null), words.all],
        ...invitationStates.map((state) => [address(state), words.states[state]] as const),
      ]}
    />
  );
}
