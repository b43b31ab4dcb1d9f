import type { IconName } from '#components/icon.tsx';
import type { Tone } from '#components/tone.ts';
import type { AuditEvent, AuditEventKind } from '#lib/audit/audit-event.ts';

const looks: Record<AuditEventKind, { icon: IconName; tone: Tone }> = {
  'client-added': { icon: 'plus', tone: 'ok' },
  'client-edited': { icon: 'pencil', tone: 'none' },
  'client-deleted': { icon: 'bin', tone: 'err' },
  'client-restored': { icon: 'back', tone: 'ok' },
  'client-imported': { icon: 'upload', tone: 'ok' },
  'client-updated-by-import': { icon: 'upload', tone: 'none' },
  'client-import-undone': { icon: 'back', tone: 'none' },
  'import-committed': { icon: 'upload', tone: 'ok' },
  'import-cancelled': { icon: 'upload', tone: 'wait' },
  'import-undone': { icon: 'back', tone: 'inf' },
  'clients-exported': { icon: 'download', tone: 'inf' },
  'client-added-from-request': { icon: 'plus', tone: 'ok' },
  'account-attached': { icon: 'person', tone: 'ok' },
  'account-released': { icon: 'leave', tone: 'none' },
  'email-proved': { icon: 'check', tone: 'ok' },
  'proof-withdrawn': { icon: 'mail', tone: 'wait' },
  'code-sent-again': { icon: 'mail', tone: 'inf' },
  'request-made': { icon: 'person', tone: 'inf' },
  'request-validated': { icon: 'check', tone: 'ok' },
  'request-refused': { icon: 'leave', tone: 'err' },
  'request-reopened': { icon: 'back', tone: 'none' },
  'app-key-created': { icon: 'plus', tone: 'inf' },
  'app-key-revoked': { icon: 'leave', tone: 'err' },
  'join-code-renewed': { icon: 'pencil', tone: 'none' },
  'proof-setting-changed': { icon: 'pencil', tone: 'none' },
  'client-added-by-erp': { icon: 'plus', tone: 'ok' },
  'client-taken-over-by-erp': { icon: 'person', tone: 'inf' },
  'client-updated-by-erp': { icon: 'pencil', tone: 'none' },
  'client-removed-by-erp': { icon: 'leave', tone: 'err' },
  'client-revived-by-erp': { icon: 'back', tone: 'ok' },
  'access-granted': { icon: 'clock', tone: 'inf' },
  'formers-setting-changed': { icon: 'pencil', tone: 'none' },
  'erp-connected': { icon: 'check', tone: 'ok' },
  'erp-profile-changed': { icon: 'pencil', tone: 'none' },
  'erp-secret-added': { icon: 'lock', tone: 'inf' },
  'erp-secret-revoked': { icon: 'lock', tone: 'err' },
  'erp-disabled': { icon: 'clock', tone: 'wait' },
  'erp-enabled': { icon: 'check', tone: 'ok' },
  'erp-disconnected': { icon: 'leave', tone: 'err' },
  'erp-held-applied': { icon: 'check', tone: 'inf' },
  'erp-held-discarded': { icon: 'cross', tone: 'none' },
  'erp-event-replayed': { icon: 'back', tone: 'none' },
  'structure-opened': { icon: 'check', tone: 'ok' },
  'colleague-invited': { icon: 'mail', tone: 'inf' },
  'colleague-joined': { icon: 'person', tone: 'ok' },
  'colleague-role-changed': { icon: 'people', tone: 'none' },
  'colleague-removed': { icon: 'leave', tone: 'err' },
};

/** The drawing and colour of an event, beside its words. */
export function eventLook({ kind }: AuditEvent): { icon: IconName; tone: Tone } {
  return looks[kind];
}
