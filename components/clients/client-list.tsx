import { ButtonLink } from '#components/button.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { RowKeys } from '#components/page/row-keys.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { countLimit, type StateCounts } from '#lib/clients/count-by-state.ts';
import { type ListQuery, listParameters } from '#lib/clients/list-query.ts';
import type { ClientPage } from '#lib/clients/list-rows.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { lastingReason } from '#lib/invitations/lasting-reason.ts';
import { ClientTable, type ClientTableProps } from './client-table.tsx';
import { ClientToolbar } from './client-toolbar.tsx';
import { FirstSteps } from './first-steps.tsx';
import { listAddress } from './list-address.ts';
import { NothingFound } from './nothing-found.tsx';
import { RowForm } from './row-form.tsx';
import { type Selection, withSelection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';

type Props = {
  /** `/club-lumiere` */
  base: string;
  query: ListQuery;
  /** Null when the search took too long to answer honestly. */
  page: ClientPage | null;
  counts: StateCounts;
  /** How many clients the structure has, whatever is searched. */
  size: number;
  /** Similar names of clients, where a search finds no client. */
  suggestions: readonly string[];
  /** The import that the list is narrowed to, in words. */
  importName: string | null;
  /** The group that the list is narrowed to, in words. */
  groupName: string | null;
  registrations: ClientTableProps['registrations'];
  invitations: ClientTableProps['invitations'];
  /** What the buttons of the rows do. */
  rowAction: (form: FormData) => Promise<void>;
  may: { delete: boolean; import: boolean; export: boolean; bulk: boolean };
  selection: Selection;
  /** Whether an ERP manages the clients: none is then added or imported by staff. */
  managed: boolean;
  locale: Locale;
  showDate: ClientTableProps['showDate'];
  showAgo: ClientTableProps['showAgo'];
  dictionary: Dictionary;
};

/** The list of clients: everything between the page's head and its foot, given what to show. */
export function ClientList(props: Props) {
  const { base, query, page, counts, size, importName, may, selection, managed, locale, dictionary } = props;
  const words = dictionary.clients;
  const home = `${base}/clients`;
  const list = listParameters(query).toString();
  const total = page?.total ?? counts[query.state];
  const place = list ? `${home}?${list}` : home;
  const turned = (address: string) => withSelection(address, onOtherPages(selection, page));
  const shownCount = (count: number) =>
    count > countLimit ? words.tooMany(formatNumber(locale, countLimit)) : formatNumber(locale, count);
  const importHref = may.import && !managed ? `${base}/imports/new` : null;
  const exportHref = `${home}/export?${listParameters({ q: query.q, state: query.state, import: query.import ?? '', ...(query.invitation && { invitation: query.invitation }), ...(query.group && { group: query.group }) })}`;

  return (
    <>
      <PageHead
        title={words.title}
        detail={shownCount(size)}
        actions={
          <>
            {may.export && size > 0 && (
              <ButtonLink href={exportHref} icon="download" routeHandler>
                {words.export}
              </ButtonLink>
            )}
            {importHref && (
              <ButtonLink href={importHref} icon="upload">
                {words.import}
              </ButtonLink>
            )}
            {!managed && (
              <ButtonLink variant="go" href={`${home}/new`}>
                {words.add}
              </ButtonLink>
            )}
          </>
        }
      />
      {size === 0 && !query.q ? (
        <Sheet>
          <EmptyState
            icon="people"
            title={words.none.title}
            actions={!managed && <FirstSteps home={home} importHref={importHref} words={words} />}
          >
            {managed ? words.none.managed : words.none.body}
          </EmptyState>
        </Sheet>
      ) : (
        <>
          <ClientToolbar
            home={home}
            query={query}
            counts={counts}
            result={
              page
                ? words.found(total === null ? null : shownCount(total), total ?? 0)
                : dictionary.problems['search-too-broad']
            }
            importName={importName}
            groupName={props.groupName}
            mayInvite={page?.rows.some(({ id }) => !lastingReason(props.invitations.get(id))) ?? false}
            shownCount={shownCount}
            dictionary={dictionary}
          />
          <Sheet>
            {page && page.rows.length > 0 ? (
              <>
                <RowKeys />
                <RowForm
                  key={`${place} ${selection.mode}`}
                  action={props.rowAction}
                  fields={{ structure: base.slice(1), list }}
                >
                  {may.bulk && (
                    <SelectionBar
                      selection={selection}
                      shown={page.rows.map(({ id }) => id)}
                      address={place}
                      total={total === null || total > countLimit ? null : total}
                      formatCount={(count) => formatNumber(locale, count)}
                      words={dictionary.bulk}
                    />
                  )}
                  <ClientTable
                    rows={page.rows}
                    registrations={props.registrations}
                    invitations={props.invitations}
                    list={list}
                    mayDelete={may.delete}
                    ticked={may.bulk ? tickedOf(selection) : null}
                    showDate={props.showDate}
                    showAgo={props.showAgo}
                    dictionary={dictionary}
                  />
                </RowForm>
                <Pagination
                  label={words.title}
                  range={words.range(
                    formatNumber(locale, page.first),
                    formatNumber(locale, page.first + page.rows.length - 1),
                    total === null ? null : shownCount(total),
                  )}
                  previousHref={page.before && turned(listAddress(home, query, { before: page.before }))}
                  nextHref={page.after && turned(listAddress(home, query, { after: page.after }))}
                  previousLabel={words.previous}
                  nextLabel={words.next}
                />
              </>
            ) : (
              <NothingFound
                home={home}
                query={query}
                isTooBroad={page === null}
                suggestions={props.suggestions}
                mayAdd={!managed}
                dictionary={dictionary}
              />
            )}
          </Sheet>
        </>
      )}
    </>
  );
}

function tickedOf({ mode, carried }: Selection): ClientTableProps['ticked'] {
  if (mode === 'some') return carried;
  return mode === 'page' ? 'every' : 'fixed';
}

/** The selection as the neighbouring pages have it: those of this page join those carried. */
function onOtherPages({ mode, carried }: Selection, page: ClientPage | null): Selection {
  if (mode !== 'page') return { mode, carried };
  return { mode: 'some', carried: [...new Set([...carried, ...(page?.rows.map(({ id }) => id) ?? [])])] };
}
