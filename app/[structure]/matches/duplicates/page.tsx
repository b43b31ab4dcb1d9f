import { ButtonForm } from '#components/forms/button-form.tsx';
import { Live } from '#components/live/live.tsx';
import { DuplicateCards } from '#components/matching/duplicate-cards.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { NextPages } from '#components/page/next-pages.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { may } from '#lib/actor/permissions.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatNumber, formatShortDay } from '#lib/i18n/format.ts';
import { isId } from '#lib/identity/id.ts';
import { formatPhone } from '#lib/identity/phone.ts';
import { countDuplicates, listDuplicates, maxDuplicates } from '#lib/matching/duplicates/list-duplicates.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { MatchTabs } from '../match-tabs.tsx';
import { proposeDuplicateAction, refuseDuplicateAction } from './duplicate-actions.ts';

/** Pairs of clients who are likely one person, the likeliest first. Staff merges them, or not. */
export default async function DuplicatesPage({ params, searchParams }: PageProps<'/[structure]/matches/duplicates'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'matches.read', `/${slug}/matches/duplicates`);
  const parameters = await searchParams;
  const after = firstValue(parameters.after);
  const [locale, page, count] = await Promise.all([
    currentLocale(),
    listDuplicates(staff, after),
    countDuplicates(staff),
  ]);
  const dictionary = dictionaryOf(locale);
  const { matches } = dictionary;
  const words = matches.duplicates;
  const base = `/${staff.structure.slug}`;
  const here = `${base}/matches/duplicates`;
  const fields = { structure: staff.structure.slug, after };
  const [first, second] = [firstValue(parameters.first), firstValue(parameters.second)];
  const number = formatNumber(locale, count);
  return (
    <Page>
      <Live slug={staff.structure.slug} topics={['clients']} />
      <PageNotice
        page="duplicates"
        parameters={parameters}
        action={
          parameters.notice === 'refused' &&
          isId(first) &&
          isId(second) && (
            <ButtonForm action={proposeDuplicateAction} fields={{ ...fields, first, second }}>
              {matches.undo}
            </ButtonForm>
          )
        }
        spaced
        dictionary={dictionary}
      />
      <PageHead
        title={words.title}
        detail={count > 0 && words.waiting(count >= maxDuplicates ? matches.more(number) : number, count)}
      />
      <MatchTabs staff={staff} current="duplicates" duplicates={count} locale={locale} dictionary={dictionary} />
      {page.rows.length === 0 ? (
        <Sheet>
          <EmptyState icon="check" title={words.empty.title}>
            {words.empty.body}
          </EmptyState>
        </Sheet>
      ) : (
        <>
          <p className="mb-3 text-soft">{words.intro}</p>
          <DuplicateCards
            pairs={page.rows}
            base={base}
            mayMerge={may(staff, 'clients.delete')}
            refuse={refuseDuplicateAction}
            fields={fields}
            showDay={(day) => formatShortDay(locale, day, 'UTC')}
            showPhone={(phone) => formatPhone(phone, staff.structure.country)}
            dictionary={dictionary}
          />
        </>
      )}
      <NextPages
        label={words.title}
        here={here}
        after={after}
        next={page.after}
        words={{ first: matches.newest, next: words.next }}
      />
    </Page>
  );
}
