import { notFound } from 'next/navigation';
import { eventProblemText } from '#components/erp/event-problem.ts';
import { VerdictBadge } from '#components/erp/verdict-badge.tsx';
import { ChangeList } from '#components/page/change-list.tsx';
import { DefinitionList } from '#components/page/definition-list.tsx';
import { Notice } from '#components/page/notice.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { listChanges } from '#lib/audit/list-changes.ts';
import { judgeAgain } from '#lib/erp/events/judge-again.ts';
import { readErpEvent } from '#lib/erp/events/read-erp-event.ts';
import { countUnreadFields } from '#lib/erp/overview/count-unread-fields.ts';
import { formatSecond } from '#lib/i18n/format.ts';
import { replayAction } from '../../erp-actions.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../../erp-page.tsx';
import { OneButton } from '../../one-button.tsx';
import { AdmitSheet } from './admit-sheet.tsx';
import { AgainSheet } from './again-sheet.tsx';
import { eventFacts } from './event-facts.tsx';
import { UnreadSheet } from './unread-sheet.tsx';

/** One event: what it said, its verdict, and a replay. */
export default async function ErpEventPage(props: ErpPageProps<{ id: string }>) {
  const { id } = await props.params;
  const { slug, staff, parameters, locale, dictionary, timeZone } = await readErpPage(props, `/events/${id}`);
  const event = await readErpEvent(staff, id);
  if (!event) notFound();
  const { erp: words, erpExplained, shell } = dictionary;
  const { warnings = [], unread: names = [], kind = '', ignored: ignoredFor, refusal = ignoredFor } = event.payload;
  const [unread, judged] = await Promise.all([countUnreadFields(staff, kind, names), judgeAgain(staff, id)]);
  // Replaying an unreadable or ignored event would not change its verdict, unless it came while the
  // connection was suspended.
  const isNotice = event.payload.request !== undefined;
  const wasSuspended = event.payload.ignored === 'connection-disabled' && event.version !== null;
  const ignored = event.verdict === 'ignored' && !wasSuspended;
  const replayable = event.verdict !== 'invalid' && !ignored && !event.hold && !isNotice;
  const held = event.verdict === 'held';
  const moment = (at: Date) => formatSecond(locale, at, timeZone);
  const changes = listChanges(dictionary, event.changes ?? {});
  const { retained: _, ...payload } = event.payload;
  return (
    <ErpFrame
      slug={slug}
      words={words}
      title={event.name ?? event.erpId ?? words.event}
      documentTitle={words.event}
      detail={<span className="font-mono text-md break-all">{event.type}</span>}
      back={{ href: `/${slug}/erp/journal`, label: words.backToJournal }}
      actions={
        replayable && (
          <OneButton action={replayAction} slug={slug} fields={{ id }}>
            {held ? words.held.apply(1, '1') : words.replay}
          </OneButton>
        )
      }
    >
      <div className="grid gap-5">
        <PageNotice page="erp" parameters={parameters} dictionary={dictionary} />
        <div className="grid gap-1.5">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <VerdictBadge verdict={event.verdict} words={words} />{' '}
            {event.hold ? words.holds[event.hold] : words.meaning[event.verdict]}
          </p>
          {event.wasRefused && <p>{erpExplained.event.wasRefused}</p>}
          {refusal && erpExplained.refusals[refusal] && <p>{erpExplained.refusals[refusal]}</p>}
          {ignoredFor === 'kind-not-counted' && <p>{erpExplained.event.onlyId}</p>}
          {replayable && <p className="text-sm text-soft">{held ? words.replayHeld : words.replayNote}</p>}
        </div>
        {event.ahead && (
          <Notice tone="wait" news={false}>
            {words.ahead(moment(new Date(event.ahead)))}
          </Notice>
        )}
        <Sheet padded>
          <DefinitionList items={eventFacts(event, slug, words, moment)} />
        </Sheet>
        {!event.problems && (
          <Sheet padded title={words.changes}>
            {changes.length > 0 ? (
              <ChangeList changes={changes} emptyWord={shell.empty} colon={shell.colon} />
            ) : (
              <p className="text-soft">{words.noChanges}</p>
            )}
          </Sheet>
        )}
        {event.problems && (
          <Sheet padded title={words.problems}>
            <ul className="grid gap-1">
              {event.problems.map(({ pointer, code }) => (
                <li key={`${pointer} ${code}`}>
                  {eventProblemText({ pointer, code }, words)}{' '}
                  <code className="font-mono text-sm break-all text-soft">
                    {pointer} {code}
                  </code>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
        {event.verdict === 'ignored' && ignoredFor === 'erased' && event.version && (
          <AdmitSheet slug={slug} id={id} words={dictionary.personalData} />
        )}
        {warnings.length > 0 && (
          <Sheet padded title={words.reading.warnings}>
            <ul className="grid gap-1">
              {warnings.map((warning) => (
                <li key={`${warning.pointer} ${warning.code}`}>{eventProblemText(warning, words)}</li>
              ))}
            </ul>
          </Sheet>
        )}
        {judged && (
          <AgainSheet
            judged={judged}
            wasNotCounted={ignoredFor === 'kind-not-counted'}
            slug={slug}
            dictionary={dictionary}
          />
        )}
        <UnreadSheet fields={unread} locale={locale} dictionary={dictionary} />
        <Sheet padded title={words.payload}>
          <pre className="rounded-control bg-sunk p-3.5 font-mono text-sm break-all whitespace-pre-wrap">
            {JSON.stringify(payload, null, 2)}
          </pre>
          <p className="mt-2 text-sm text-soft">{words.payloadNote}</p>
        </Sheet>
      </div>
    </ErpFrame>
  );
}
