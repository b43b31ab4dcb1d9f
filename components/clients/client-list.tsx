import { ButtonLink } from '#components/button.tsx';
import { Chip, Chips } from '#components/chips.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Icon } from '#components/icon.tsx';
import { Menu, MenuLink } from '#components/menu.tsx';
import { PageHead } from '#components/page-head.tsx';
import { Pagination } from '#components/pagination.tsx';
import { RowKeys } from '#components/row-keys.tsx';
import { SearchField } from '#components/search-field.tsx';
import { Sheet } from '#components/sheet.tsx';
import type { StateCounts } from '#lib/clients/count-by-state.ts';
import { type ClientPage, countLimit } from '#lib/clients/list-clients.ts';
import { type ListQuery, type ListState, listParameters, listSorts, listStates } from '#lib/clients/list-query.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { InvitationState } from '#lib/invitations/invitation-state.ts';
import { ClientTable, type ClientTableProps, FirstSteps } from './client-table.tsx';
import { InvitationFilter } from './invitation-filter.tsx';
import { BulkInvite, RowForm } from './row-buttons.tsx';

type Props = {
  /** `/club-lumiere` */
  base: string;
  query: ListQuery;
  /** Null when the search took too long to answer honestly. */
  page: ClientPage | null;
  counts: StateCounts;
  /** The import that the list is narrowed to, in words. */
  importName: string | null;
  registrations: ClientTableProps['registrations'];
  invitations: ClientTableProps['invitations'];
  /** What the buttons of the rows do. */
  rowAction: (form: FormData) => Promise<void>;
  may: { delete: boolean; import: boolean; export: boolean };
  /** An ERP decides who is here: nobody is added or imported by hand. */
  managed: boolean;
  locale: Locale;
  showDate: ClientTableProps['showDate'];
  showAgo: ClientTableProps['showAgo'];
  dictionary: Dictionary;
};

/** The list of clients: everything between the page's head and its foot, given what to show. */
export function ClientList(props: Props) {
  const { base, query, page, counts, importName, may, managed, locale, dictionary } = props;
  const words = dictionary.clients;
  const home = `${base}/clients`;
  const total = page?.total ?? counts[query.state];
  const number = (count: number) => (count > countLimit ? words.tooMany(formatNumber(locale, countLimit)) : formatNumber(locale, count));
  const address = (change: Partial<ListQuery>) => {
    const { after: _after, before: _before, ...kept } = query;
    const parameters = listParameters({ ...kept, ...change });
    return parameters.size ? `${home}?${parameters}` : home;
  };
  const invitedAddress = (invitation: InvitationState | null) => {
    const { invitation: _invitation, after: _after, before: _before, ...kept } = query;
    const parameters = listParameters({ ...kept, ...(invitation && { invitation }) });
    return parameters.size ? `${home}?${parameters}` : home;
  };
  const importHref = may.import && !managed ? `${base}/imports/new` : null;
  const exportHref = `${home}/export?${listParameters({ q: query.q, state: query.state, import: query.import ?? '', ...(query.invitation && { invitation: query.invitation }) })}`;

  return (
    <>
      <PageHead
        title={words.title}
        detail={number(counts.all)}
        actions={
          <>
            {may.export && counts.all > 0 && (
              <ButtonLink href={exportHref} icon="download" download>
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
      {counts.all === 0 && !query.q ? (
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
          <div className="mb-3.5 flex flex-wrap items-center gap-2">
            <SearchField
              action={home}
              query={query.q}
              label={words.search}
              placeholder={words.searchPlaceholder}
              submitLabel={words.search}
              keep={{
                state: query.state === 'all' ? '' : query.state,
                sort: query.sort === 'name' ? '' : query.sort,
                import: query.import,
                invitation: query.invitation,
              }}
            />
            <Chips label={words.filters}>
              {importName && (
                <Chip href={address({ import: '' })} current>
                  {importName}
                  <Icon name="cross" weight={2.4} />
                  <span className="sr-only">{words.withoutImport}</span>
                </Chip>
              )}
              {shownStates(counts, query.state).map((state) => (
                <Chip
                  key={state}
                  href={address({ state })}
                  current={state === query.state}
                  count={counts[state] === null ? undefined : number(counts[state])}
                >
                  {words.states[state]}
                </Chip>
              ))}
            </Chips>
            <InvitationFilter current={query.invitation} address={invitedAddress} words={dictionary.invitations} />
            <Menu label={words.sortedBy(words.sort[query.sort])}>
              {listSorts.map((sort) => (
                <MenuLink key={sort} href={address({ sort })}>
                  {words.sort[sort]}
                </MenuLink>
              ))}
            </Menu>
            {page?.rows.some(({ id }) => !props.registrations.has(id)) && <BulkInvite words={dictionary.invitations} />}
          </div>
          <Sheet>
            {page && page.rows.length > 0 ? (
              <>
                <RowKeys />
                <RowForm action={props.rowAction} fields={{ structure: base.slice(1), list: listParameters(query).toString() }} />
                <ClientTable
                  rows={page.rows}
                  registrations={props.registrations}
                  invitations={props.invitations}
                  home={home}
                  deleteHref={may.delete ? (id) => dialogAddress(home, query, { delete: id }) : null}
                  refuseHref={(id) => dialogAddress(home, query, { refuse: id })}
                  showDate={props.showDate}
                  showAgo={props.showAgo}
                  dictionary={dictionary}
                />
                <Pagination
                  label={words.title}
                  range={words.range(
                    formatNumber(locale, page.first),
                    formatNumber(locale, page.first + page.rows.length - 1),
                    total === null ? null : number(total),
                  )}
                  previousHref={page.before && address({ before: page.before })}
                  nextHref={page.after && address({ after: page.after })}
                  previousLabel={words.previous}
                  nextLabel={words.next}
                />
              </>
            ) : (
              <EmptyState
                icon="search"
                title={words.nothingFound.title}
                actions={<ButtonLink href={home}>{words.nothingFound.clear}</ButtonLink>}
              >
                {page === null
                  ? dictionary.problems['search-too-broad']
                  : query.q
                    ? words.nothingFound.body(query.q)
                    : words.nothingFound.filtered}
              </EmptyState>
            )}
          </Sheet>
        </>
      )}
    </>
  );
}

/** The ways into the app are always offered; refusals where there are some, and where clients come from where that tells some from others. */
function shownStates(counts: StateCounts, current: ListState): ListState[] {
  const mixed = counts.manual !== 0 && counts.imported !== 0;
  const hidden: ListState[] = [
    ...(counts.refused === 0 ? (['refused'] as const) : []),
    ...(counts.former === 0 ? (['former'] as const) : []),
    ...(mixed ? [] : (['manual', 'imported'] as const)),
  ];
  return listStates.filter((state) => state === current || !hidden.includes(state));
}

/** The list as it is, with a dialog over it. */
function dialogAddress(home: string, query: ListQuery, dialog: Record<string, string>): string {
  const parameters = listParameters(query);
  for (const [name, id] of Object.entries(dialog)) parameters.set(name, id);
  return `${home}?${parameters}`;
}
