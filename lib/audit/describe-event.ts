import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { AuditEvent, FieldChanges } from './audit-event.ts';
import { bulkName } from './bulk-name.ts';

/**
 * Describes one event in words, without its author and time.
 * @param subject the name of the colleague concerned, where the event only has their id
 */
export function describeEvent(
  dictionary: Pick<Dictionary, 'activity' | 'bulk' | 'clients' | 'staff' | 'erp'>,
  event: AuditEvent,
  subject?: string,
): string {
  const { events, someone } = dictionary.activity;
  const name = subject ?? someone;
  const role = (code: string) => dictionary.staff.roles[code as keyof Dictionary['staff']['roles']] ?? code;
  const profile = (code: string) => dictionary.erp.profiles[code as keyof Dictionary['erp']['profiles']] ?? code;
  switch (event.kind) {
    case 'clients-merged':
    case 'clients-separated':
      return events[event.kind](event.details.name);
    case 'client-edited':
      return events[event.kind](fieldsIn(dictionary, event.details.changes));
    case 'client-updated-by-erp':
    case 'client-taken-over-by-erp':
    case 'client-removed-by-erp':
    case 'client-revived-by-erp':
      return events[event.kind](fieldsIn(dictionary, event.details.changes));
    case 'erp-person-linked':
    case 'erp-person-distinct':
      return events[event.kind](event.details.erpId);
    case 'access-granted':
      return events[event.kind](event.details.until);
    case 'formers-setting-changed':
      return events[event.kind](event.details.keep);
    case 'erp-connected':
      return events[event.kind](profile(event.details.profile));
    case 'erp-profile-changed':
      return events[event.kind](profile(event.details.before), profile(event.details.after));
    case 'erp-secret-added':
    case 'erp-secret-revoked':
      return events[event.kind](event.details.ending);
    case 'erp-held-applied':
    case 'erp-held-discarded':
      return events[event.kind](event.details.count, event.details.snapshotId !== undefined);
    case 'client-imported':
      return events[event.kind](event.details.line);
    case 'client-updated-by-import':
      return events[event.kind](
        event.details.line,
        fieldsIn(dictionary, event.details.changes),
        event.details.reopened ?? false,
      );
    case 'client-import-undone':
      return events[event.kind](fieldsIn(dictionary, event.details.changes));
    case 'import-undone':
      return events[event.kind](
        event.details.fileName,
        event.details.removed,
        event.details.restored,
        event.details.kept,
      );
    case 'import-committed':
    case 'import-cancelled':
      return events[event.kind](event.details.fileName, event.details.created, event.details.updated);
    case 'bulk-committed':
      return events[event.kind](bulkName(event.details, dictionary), event.details.done, event.details.left);
    case 'bulk-undone':
      return events[event.kind](bulkName(event.details, dictionary), event.details.undone, event.details.kept);
    case 'group-renamed':
      return events[event.kind](event.details.before, event.details.after);
    case 'group-merged':
      return events[event.kind](event.details.name, event.details.into, event.details.clients);
    case 'group-deleted':
      return events[event.kind](event.details.name, event.details.clients);
    case 'clients-exported':
      return events[event.kind](event.details.query);
    case 'request-made':
    case 'request-validated':
    case 'request-reopened':
    case 'request-undone':
      return events[event.kind](event.details.name, event.details.email);
    case 'request-refused':
      return events[event.kind](event.details.name, event.details.email, event.details.reason);
    case 'invitation-queued':
      return events[event.kind](event.details.again ?? false);
    case 'mail-bounced':
      return events[event.kind](event.details.email, event.details.hard);
    case 'import-invited':
      return events[event.kind](event.details.fileName, event.details.count);
    case 'mail-complained':
    case 'mail-unsubscribed':
    case 'account-released':
    case 'account-linked':
    case 'match-refused':
    case 'match-reopened':
    case 'alias-removed':
    case 'claim-ended':
      return events[event.kind](event.details.email);
    case 'email-objected':
      return events[event.kind](event.details.devices);
    case 'claim-code-used':
      return events[event.kind](event.details.email, event.details.waits);
    case 'app-key-created':
      return events[event.kind](event.details.name, event.details.mayVouch);
    case 'app-key-revoked':
      return events[event.kind](event.details.name);
    case 'erasure-overridden':
      return events[event.kind](event.details.entrance, event.details.reason);
    case 'proof-setting-changed':
      return events[event.kind](event.details.needed);
    case 'region-changed':
      return events[event.kind](event.details.before, event.details.after);
    case 'colleague-invited':
    case 'colleague-invitation-withdrawn':
      return events[event.kind](event.details.name, role(event.details.role));
    case 'colleague-joined':
      return events[event.kind](role(event.details.role));
    case 'colleague-role-changed':
      return events[event.kind](name, role(event.details.before), role(event.details.after));
    case 'colleague-removed':
      return events[event.kind](name);
    case 'account-changed':
      return events[event.kind][event.details.change](name);
    case 'factor-requirement-changed':
      return events[event.kind](event.details.before, event.details.after);
    case 'idle-limit-changed':
      return events[event.kind](event.details.before, event.details.after);
    default:
      return events[event.kind];
  }
}

function fieldsIn({ clients }: Pick<Dictionary, 'clients'>, changes: FieldChanges): string {
  const labels: Record<string, string> = clients.fields;
  return Object.keys(changes)
    .map((field) => labels[field] ?? field)
    .join(', ');
}
