import type { IconName } from '#components/icon-paths.ts';
import { ChangeList } from '#components/page/change-list.tsx';
import { Timeline, TimelineItem } from '#components/page/timeline.tsx';
import type { AuditEvent, AuditEventKind } from '#lib/audit/audit-event.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import type { ClientEvent } from '#lib/clients/client-history.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = { events: readonly ClientEvent[]; showMoment: (moment: Date) => string; dictionary: Dictionary };

const icons: Partial<Record<AuditEventKind, IconName>> = {
  'client-added': 'plus',
  'client-edited': 'pencil',
  'client-deleted': 'bin',
  'client-restored': 'back',
  'client-imported': 'upload',
  'client-updated-by-import': 'upload',
  'client-added-from-request': 'plus',
  'account-attached': 'phone',
  'account-released': 'leave',
  'account-linked': 'check',
  'match-refused': 'cross',
  'match-reopened': 'back',
  'alias-removed': 'leave',
  'claim-ended': 'lock',
  'claim-code-issued': 'lock',
  'claim-code-used': 'phone',
  'claim-code-revoked': 'cross',
  'email-proved': 'check',
  'proof-withdrawn': 'mail',
  'code-sent-again': 'mail',
  'invitation-queued': 'mail',
  'invitation-opened': 'mail',
  'mail-bounced': 'mail',
  'mail-complained': 'mail',
  'mail-unsubscribed': 'mail',
  'request-made': 'person',
  'request-validated': 'check',
  'request-refused': 'cross',
  'request-reopened': 'back',
};

/** What happened to a client, with what changed. */
export function ClientHistory({ events, showMoment, dictionary }: Props) {
  return (
    <Timeline>
      {events.map(({ id, at, author, event }) => (
        <TimelineItem
          key={id}
          icon={icons[event.kind] ?? 'info'}
          title={describeEvent(dictionary, event)}
          at={at}
          when={showMoment(at)}
          by={author ?? dictionary.clients.unknownAuthor}
        >
          {event.kind !== 'client-added' && <Changes event={event} dictionary={dictionary} />}
        </TimelineItem>
      ))}
    </Timeline>
  );
}

function Changes({ event, dictionary }: { event: AuditEvent; dictionary: Dictionary }) {
  const changes = 'changes' in event.details ? event.details.changes : {};
  const { fields, empty, colon } = dictionary.clients;
  const shown = Object.entries(changes).map(([field, { before, after }]) => ({
    field,
    label: field in fields ? fields[field as keyof typeof fields] : field,
    before: joined(before),
    after: joined(after),
  }));
  if (shown.length === 0) return null;
  return <ChangeList changes={shown} emptyWord={empty} colon={colon} />;
}

function joined(value: string | string[] | null): string | null {
  return Array.isArray(value) ? value.join(', ') : value;
}
