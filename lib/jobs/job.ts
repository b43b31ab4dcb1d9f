import type { ImportKey } from '#lib/imports/import-key.ts';
import type { ImportedToInvite } from '#lib/invitations/imported-to-invite.ts';

/** What each job that a verb queues is told. Jobs of the clock are told nothing. */
export type Jobs = {
  'plan-import': ImportKey;
  'commit-import': ImportKey;
  'undo-import': ImportKey;
  'invite-imported': ImportedToInvite;
};
