import type { IconName } from '#components/icon-paths.ts';
import { Timeline, TimelineItem } from '#components/page/timeline.tsx';
import type { AuditEventKind } from '#lib/audit/audit-event.ts';
import { describeEvent } from '#lib/audit/describe-event.ts';
import type { ClientEvent } from '#lib/clients/history/client-history.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { EventChanges } from './event-changes.tsx';

type Props = { events: readonly ClientEvent[]; showMoment: (moment: Date) => string; dictionary: Dictionary };

const icons: Partial<Record<AuditEventKind, IconName>> = {
  'client-added': 'plus',
  'client-edited': 'pencil',
  'client-deleted': 'bin',
  'client-restored': 'back',
  'clients-merged': 'copy',
  'clients-separated': 'back',
  'client-imported': 'upload',
  'client-updated-by-import': 'upload',
  'client-added-from-request': 'plus',
  'account-attached': 'phone',
  'account-released': 'leave',
  'account-deleted': 'leave',
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
  'email-objected': 'bang',
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
  'duplicate-refused': 'cross',
  'duplicate-reopened': 'back',
  'request-undone': 'back',
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
          <EventChanges event={event} dictionary={dictionary} />
        </TimelineItem>
      ))}
    </Timeline>
  );
}
