import { ChangeList } from '#components/page/change-list.tsx';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { changesOfEvent, listChanges } from '#lib/audit/list-changes.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What an event changed, field by field; nothing where it changed none. */
export function EventChanges({ event, dictionary }: { event: AuditEvent; dictionary: Dictionary }) {
  const changes = listChanges(dictionary, changesOfEvent(event));
  if (changes.length === 0) return null;
  const { empty, colon } = dictionary.clients;
  return <ChangeList changes={changes} emptyWord={empty} colon={colon} />;
}
