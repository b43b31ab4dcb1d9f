import type { EventKey } from '#lib/erp/events/apply-stored-event.ts';
import type { SnapshotKey } from '#lib/erp/snapshots/apply-snapshot.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';
import type { ImportedToInvite } from '#lib/invitations/imported-to-invite.ts';

/** What each job that a verb queues is told. Jobs of the clock are told nothing. */
export type Jobs = {
  'plan-import': ImportKey;
  'commit-import': ImportKey;
  'undo-import': ImportKey;
  'invite-imported': ImportedToInvite;
  'apply-erp-event': EventKey;
  'carry-out-snapshot': SnapshotKey;
};
