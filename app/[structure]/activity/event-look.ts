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
