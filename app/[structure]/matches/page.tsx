import { ButtonLink } from '#components/button.tsx';
import { Live } from '#components/live/live.tsx';
import { ChooseDialog } from '#components/matching/choose-dialog.tsx';
import { MatchCards } from '#components/matching/match-cards.tsx';
import { MatchNotice } from '#components/matching/match-notice.tsx';
import { PairForm } from '#components/matching/pair-form.tsx';
import { matchWords, showMatch } from '#components/matching/show-match.ts';
import { EmptyState } from '#components/page/empty-state.tsx';
import { NextPages } from '#components/page/next-pages.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { listProposals } from '#lib/erp/proposals/list-proposals.ts';
import { searchableKeys } from '#lib/erp/thin/search-for-account.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatNumber } from '#lib/i18n/format.ts';
import { countDuplicates } from '#lib/matching/duplicates/list-duplicates.ts';
import { listMatches, readMatch } from '#lib/matching/list-matches.ts';
import { maxWaiting } from '#lib/requests/count-waiting.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { waitingCounts } from '../waiting-counts.ts';
import { ErpProposalsSheet } from './erp-proposals-sheet.tsx';
import { freeClients } from './free-clients.ts';
import { proposeAgainAction } from './match-actions.ts';
import { readMatchResult } from './match-result.ts';
import { matchScreen } from './match-screen.ts';
import { MatchTabs } from './match-tabs.tsx';

/** App accounts without a client, each beside the clients it could be. */
export default async function MatchesPage({ params, searchParams }: PageProps<'/[structure]/matches'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'matches.read', `/${slug}/matches`);
  const parameters = await searchParams;
  const after = firstValue(parameters.after);
  const { q } = parseListQuery(parameters);
  const [locale, page, { matches: count, managed }, result, chosen, proposals, duplicates] = await Promise.all([
    currentLocale(),
    listMatches(staff, after),
    waitingCounts(staff),
    readMatchResult(staff, parameters),
    parameters.choose === undefined ? null : readMatch(staff, firstValue(parameters.choose)),
    listProposals(staff, 1),
    countDuplicates(staff),
  ]);
  const emailKeys = page.rows.map(({ account }) => account.emailKey);
  const searchable = await searchableKeys(staff, managed ? emailKeys : []);
  const dictionary = dictionaryOf(locale);
  const { matches: words } = dictionary;
  const base = `/${staff.structure.slug}`;
  const here = `${base}/matches`;
  const kept = after ? { after } : {};
  const clean = after ? `${here}?${new URLSearchParams(kept)}` : here;
  const screen = matchScreen(staff, { at: 'matches', of: after }, result, dictionary);
  const { problem } = screen;
  const isBeside =
    problem &&
    page.rows.some(
      (row) =>
        row.account.accountId === problem.accountId && row.candidates.some((one) => one.clientId === problem.clientId),
    );
  const now = new Date();
  const showAgo = (moment: Date) => formatAgo(locale, moment, now, staff.structure.timeZone);
  const number = formatNumber(locale, count);
  return (
    <Page
      dialog={
        chosen && (
          <ChooseDialog
            account={chosen.account}
            query={q}
            found={await freeClients(staff, q)}
            action={here}
            keep={{ ...kept, choose: chosen.account.accountId }}
            cancelHref={clean}
            screen={screen}
          />
        )
      }
    >
      <Live slug={staff.structure.slug} topics={['clients']} />
      <PageNotice page="erp" parameters={parameters} dictionary={dictionary} spaced />
      <PageNotice page="matches" parameters={parameters} dictionary={dictionary} spaced />
      {!isBeside && <MatchNotice {...result} undo={proposeAgainAction} screen={screen} />}
      <PageHead
        title={words.title}
        detail={count > 0 && words.waiting(count >= maxWaiting ? words.more(number) : number, count)}
      />
      <MatchTabs staff={staff} current="accounts" duplicates={duplicates} locale={locale} dictionary={dictionary} />
      {page.rows.length === 0 ? (
        <Sheet>
          <EmptyState
            icon="check"
            title={words.empty.title}
            actions={<ButtonLink href={`${base}/access`}>{words.empty.action}</ButtonLink>}
          >
            {words.empty.body}
          </EmptyState>
        </Sheet>
      ) : (
        <>
          <p className="mb-3 text-soft">{words.intro}</p>
          <PairForm screen={screen}>
            <ul className="grid gap-3.5">
              <MatchCards
                matches={page.rows.map((match) => showMatch(match, { mayAdd: !managed, searchable }, showAgo, screen))}
                otherAt={`?${new URLSearchParams({ ...kept, choose: '' })}`}
                words={matchWords(dictionary)}
              />
            </ul>
          </PairForm>
        </>
      )}
      <NextPages
        label={words.title}
        here={here}
        after={after}
        next={page.after}
        words={{ first: words.newest, next: words.next }}
      />
      {proposals && proposals.count > 0 && (
        <ErpProposalsSheet found={proposals} slug={staff.structure.slug} locale={locale} dictionary={dictionary} />
      )}
    </Page>
  );
}
