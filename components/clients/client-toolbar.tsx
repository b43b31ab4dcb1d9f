import Link from 'next/link';
import { Chip, Chips } from '#components/chips.tsx';
import { SearchField } from '#components/forms/search-field.tsx';
import { Icon } from '#components/icon.tsx';
import { LinkMenu } from '#components/link-menu.tsx';
import type { StateCounts } from '#lib/clients/count-by-state.ts';
import { type ListQuery, type ListState, listSorts, listStates } from '#lib/clients/list-query.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { InvitationState } from '#lib/invitations/invitation-state.ts';
import { InvitationFilter } from './invitation-filter.tsx';
import { listAddress } from './list-address.ts';
import { BulkInvite } from './row-form.tsx';

type Props = {
  /** `/club-lumiere/clients` */
  home: string;
  query: ListQuery;
  counts: StateCounts;
  /** What the search found, as screen readers say it. */
  result: string;
  /** The import that the list is narrowed to, in words. */
  importName: string | null;
  /** The group that the list is narrowed to, in words. */
  groupName: string | null;
  /** Whether any client on the page could be invited. */
  mayInvite: boolean;
  shownCount: (count: number) => string;
  dictionary: Dictionary;
};

/** What the list shows, and in which order: search, filters, sort. */
export function ClientToolbar(props: Props) {
  const { home, query, counts, result, importName, groupName, mayInvite, shownCount, dictionary } = props;
  const words = dictionary.clients;
  // Relative to the list, whose page it is.
  const here = 'clients';
  const address = (change: Partial<ListQuery>) => listAddress(here, query, change);
  const invitedAddress = (invitation: InvitationState | null) => {
    const { invitation: _invitation, ...others } = query;
    return listAddress(here, others, invitation ? { invitation } : {});
  };
  return (
    <div className="mb-3.5 flex flex-wrap items-center gap-2">
      <SearchField
        action={home}
        query={query.q}
        label={words.search}
        placeholder={words.searchPlaceholder}
        submitLabel={words.search}
        result={result}
        keep={{
          state: query.state === 'all' ? '' : query.state,
          sort: query.sort === 'name' ? '' : query.sort,
          import: query.import,
          invitation: query.invitation,
          group: query.group,
        }}
      />
      <Chips label={words.filters}>
        {importName && (
          <Chip href={address({ import: '' })} current>
            {importName}
            <Icon name="cross" bold />
            <span className="sr-only">{words.withoutImport}</span>
          </Chip>
        )}
        {groupName && (
          <Chip href={address({ group: '' })} current>
            {groupName}
            <Icon name="cross" bold />
            <span className="sr-only">{words.withoutImport}</span>
          </Chip>
        )}
        {shownStates(counts, query.state).map((state) => (
          <Chip
            key={state}
            href={address({ state })}
            current={state === query.state}
            count={counts[state] === null ? undefined : shownCount(counts[state])}
          >
            {words.states[state]}
          </Chip>
        ))}
      </Chips>
      <InvitationFilter current={query.invitation} address={invitedAddress} words={dictionary.invitations} />
      <LinkMenu
        label={words.sortedBy(words.sort[query.sort])}
        links={listSorts.map((sort) => [address({ sort }), words.sort[sort]] as const)}
      />
      <Link className="inline-flex min-h-11 items-center px-1" href={`${home.slice(0, home.lastIndexOf('/'))}/groups`}>
        {dictionary.groups.title}
      </Link>
      {mayInvite && <BulkInvite words={dictionary.invitations} />}
    </div>
  );
}

/**
 * The ways into the app are always offered; refusals and registered clients without access where
 * there are some, and where clients come from where that tells some from others.
 */
function shownStates(counts: StateCounts, current: ListState): ListState[] {
  const mixed = counts.manual !== 0 && counts.imported !== 0;
  const hidden: ListState[] = [
    ...(counts['without-access'] === 0 ? (['without-access'] as const) : []),
    ...(counts.refused === 0 ? (['refused'] as const) : []),
    ...(counts.former === 0 ? (['former'] as const) : []),
    ...(mixed ? [] : (['manual', 'imported'] as const)),
  ];
  return listStates.filter((state) => state === current || !hidden.includes(state));
}
