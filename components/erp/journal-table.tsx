import { Table } from '#components/page/table.tsx';
import type { ListedErpEvent } from '#lib/erp/events/list-erp-events.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber, formatSecond } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { JournalRows, type ShownEvent } from './journal-rows.tsx';

type Props = { events: ListedErpEvent[]; timeZone: string; locale: Locale; words: Dictionary['erp'] };

/** Lists events of the ERP, one in each row: person, verdict and time. */
export function JournalTable({ events, words, ...props }: Props) {
  return (
    <Table
      caption={words.journal}
      columns={[
        { key: 'who', label: words.who },
        { key: 'verdict', label: words.verdict },
        { key: 'when', label: words.when, end: true },
      ]}
    >
      <JournalRows
        rows={events.map((event) => showEvent(event, { words, ...props }))}
        words={{ ahead: words.aheadMark, verdicts: words.verdicts }}
      />
    </Table>
  );
}

/** Says in the reader's words what the journal tells of an event, and nothing that it lacks. */
function showEvent(event: ListedErpEvent, { timeZone, locale, words }: Omit<Props, 'events'>): ShownEvent {
  const { id, name, erpId, clientId, type, verdict, receivedAt, wasRefused, hold, ahead, lag } = event;
  const notes = [
    ...(wasRefused ? [words.reading.refusedThenRight] : []),
    ...(hold ? [words.held.statuses.reasons[hold]] : []),
  ];
  const particulars = {
    ...(name && erpId && { erpId }),
    ...(clientId && { clientId }),
    ...(notes.length > 0 && { notes }),
    ...(ahead && ({ ahead: true } as const)),
    ...(lag !== null && { lag: words.appliedIn(words.milliseconds(formatNumber(locale, lag))) }),
  };
  return [id, name ?? erpId ?? '–', type, verdict, formatSecond(locale, receivedAt, timeZone), particulars];
}
