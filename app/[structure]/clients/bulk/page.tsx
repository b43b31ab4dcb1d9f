import Link from 'next/link';
import { BulkHistory } from '#components/bulk/bulk-history.tsx';
import { Live } from '#components/live/live.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { listBulk } from '#lib/clients/bulk/lifecycle/read-bulk.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** The bulk operations of the structure, the newest first. */
export default async function BulkOperationsPage({ params, searchParams }: PageProps<'/[structure]/clients/bulk'>) {
  const { structure: slug } = await params;
  const { after } = await searchParams;
  const staff = await requireStaff(slug, 'clients.bulk', `/${slug}/clients/bulk`);
  const [locale, history] = await Promise.all([
    currentLocale(),
    listBulk(staff, typeof after === 'string' ? after : undefined),
  ]);
  const dictionary = dictionaryOf(locale);
  const { bulk: words, shell } = dictionary;
  const base = `/${staff.structure.slug}/clients`;
  return (
    <>
      <Live slug={staff.structure.slug} topics={['imports']} />
      <PageHead title={words.title} above={<Link href={base}>{words.backToList}</Link>} />
      <Sheet>
        {history.operations.length === 0 ? (
          <EmptyState icon="people" title={words.none.title}>
            {words.none.body}
          </EmptyState>
        ) : (
          <>
            <BulkHistory
              operations={history.operations}
              home={`${base}/bulk`}
              locale={locale}
              dictionary={dictionary}
              showMoment={(moment) => formatMoment(locale, moment, staff.structure.timeZone)}
            />
            {(after || history.next) && (
              <Pagination
                label={shell.pages}
                range=""
                previousHref={after ? `${base}/bulk` : undefined}
                nextHref={history.next ? `${base}/bulk?after=${history.next}` : undefined}
                previousLabel={words.newest}
                nextLabel={words.older}
              />
            )}
          </>
        )}
      </Sheet>
    </>
  );
}
