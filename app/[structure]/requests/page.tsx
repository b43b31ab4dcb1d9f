import { ButtonLink } from '#components/button.tsx';
import { Live } from '#components/live/live.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Table } from '#components/page/table.tsx';
import { RefuseDialog } from '#components/registrations/refuse-dialog.tsx';
import { RefuseForm } from '#components/registrations/refuse-form.tsx';
import { OutcomeSheet } from '#components/requests/outcome-sheet.tsx';
import { RequestRows } from '#components/requests/request-rows.tsx';
import { SelectionBar } from '#components/requests/selection-bar.tsx';
import { requestWords, showRequest } from '#components/requests/show-request.ts';
import { may } from '#lib/actor/permissions.ts';
import { MAX_RETURN_REASON } from '#lib/erasures/return-reason.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatNumber, formatShortDay } from '#lib/i18n/format.ts';
import { maxWaiting } from '#lib/requests/count-waiting.ts';
import { listRequests, requestPageSize } from '#lib/requests/list-requests.ts';
import { readWaiting } from '#lib/requests/read-request.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { refuseAction } from '../access/access-actions.ts';
import { waitingCounts } from '../waiting-counts.ts';
import { admitAction } from './admit-action.ts';
import { decideAction } from './decide-action.ts';
import { shownOutcomes } from './shown-outcomes.ts';
import { undoAction } from './undo-action.ts';
import { undoNotice } from './undo-notice.tsx';

/**
 * Who waits for staff, with what helps to decide; one form for all rows, so that several are
 * decided at once.
 */
export default async function RequestsPage({ params, searchParams }: PageProps<'/[structure]/requests'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'requests.read', `/${slug}/requests`);
  const parameters = await searchParams;
  const after = firstValue(parameters.after);
  const [locale, found, counts, refused, admitted, outcomes] = await Promise.all([
    currentLocale(),
    listRequests(staff, after),
    waitingCounts(staff),
    readWaiting(staff, parameters.refuse),
    readWaiting(staff, parameters.admit),
    shownOutcomes(staff, parameters.outcome),
  ]);
  const rows = found.slice(0, requestPageSize);
  const more = found.length > requestPageSize;
  const { requests: count, managed } = counts;
  const dictionary = dictionaryOf(locale);
  const { requests: words, registrations, personalData } = dictionary;
  const { timeZone } = staff.structure;
  const base = `/${staff.structure.slug}`;
  const here = `${base}/requests`;
  const now = new Date();
  const saying = {
    managed,
    showAgo: (moment: Date) => formatAgo(locale, moment, now, timeZone),
    showDay: (moment: Date) => formatShortDay(locale, moment, timeZone),
    dictionary,
  };
  const number = formatNumber(locale, count);
  const last = rows.at(-1);
  const shown = rows.map((request) => showRequest(request, saying));
  const boxes = shown.filter(([, , , , particulars]) => !particulars?.alone).length;
  const likes = shown.filter(([, , , , particulars]) => particulars?.like).length;
  const all = parameters.all === '1';
  const fields = { structure: staff.structure.slug, at: 'requests', of: '' };
  return (
    <Page
      dialog={
        (admitted && (
          <RefuseForm
            action={admitAction}
            hidden={{ structure: staff.structure.slug, id: admitted.id }}
            cancelHref={here}
            longest={MAX_RETURN_REASON}
            variant="go"
            words={{ ...personalData.erased, ...personalData.admit, title: personalData.admit.title(admitted.name) }}
          />
        )) ||
        (refused && (
          <RefuseDialog
            request={refused}
            action={refuseAction}
            fields={fields}
            cancelHref={here}
            words={registrations}
          />
        ))
      }
    >
      <Live slug={staff.structure.slug} topics={['clients']} />
      <PageNotice
        page="clients"
        parameters={parameters}
        action={undoNotice(parameters, fields, dictionary)}
        base={base}
        spaced
        dictionary={dictionary}
      />
      <PageHead
        title={words.title}
        detail={count > 0 && words.waiting(count >= maxWaiting ? words.more(number) : number, count)}
      />
      <div className="grid gap-4">
        <PageNotice page="requests" parameters={parameters} dictionary={dictionary} />
        {outcomes.length > 0 && (
          <OutcomeSheet outcomes={outcomes} undo={undoAction} fields={fields} base={base} dictionary={dictionary} />
        )}
        {rows.length === 0 ? (
          <Sheet>
            <EmptyState
              icon="check"
              title={words.none.title}
              actions={
                may(staff, 'settings.manage') && <ButtonLink href={`${base}/settings`}>{words.none.code}</ButtonLink>
              }
            >
              {words.none.body}
            </EmptyState>
          </Sheet>
        ) : (
          <form action={decideAction} className="grid gap-3">
            <input type="hidden" name="structure" value={staff.structure.slug} />
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="min-w-0 flex-[1_1_20rem] text-soft">
                {words.intro}
                {likes > 0 && <b className="block font-[560]">{words.leftOut(formatNumber(locale, likes), likes)}</b>}
              </p>
              <SelectionBar
                key={String(all)}
                all={all}
                boxes={boxes}
                search={after && new URLSearchParams({ after }).toString()}
                words={{
                  validateSelected: words.validateSelected,
                  selectAll: words.selectAll,
                  selectNone: words.selectNone,
                }}
              />
            </div>
            <Sheet>
              <Table
                caption={words.title}
                columns={[
                  { key: 'person', label: words.columns.person, className: 'w-[36%]' },
                  { key: 'evidence', label: words.columns.evidence },
                  { key: 'actions', label: words.columns.actions, className: 'w-px' },
                ]}
              >
                <RequestRows key={String(all)} rows={shown} all={all} words={requestWords(saying)} />
              </Table>
              {(more || after) && (
                <Pagination
                  label={words.title}
                  range=""
                  previousHref={after ? here : undefined}
                  nextHref={more && last ? `${here}?after=${last.id}` : undefined}
                  previousLabel={words.newest}
                  nextLabel={words.next}
                />
              )}
            </Sheet>
          </form>
        )}
      </div>
    </Page>
  );
}
