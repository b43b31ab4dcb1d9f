import { ButtonLink } from '#components/button.tsx';
import { HistoryTable } from '#components/imports/history-table.tsx';
import { Live } from '#components/live/live.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { may } from '#lib/actor/permissions.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { listImports } from '#lib/imports/lifecycle/read-import.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

export default async function ImportsPage({ params, searchParams }: PageProps<'/[structure]/imports'>) {
  const { structure: slug } = await params;
  const { after } = await searchParams;
  const staff = await requireStaff(slug, 'imports.read', `/${slug}/imports`);
  const [locale, history] = await Promise.all([
    currentLocale(),
    listImports(staff, typeof after === 'string' ? after : undefined),
  ]);
  const dictionary = dictionaryOf(locale);
  const { imports: words, shell } = dictionary;
  const home = `/${staff.structure.slug}/imports`;
  const start = may(staff, 'imports.run') && (
    <ButtonLink variant="go" icon="upload" href={`${home}/new`}>
      {words.start}
    </ButtonLink>
  );

  return (
    <>
      <Live slug={staff.structure.slug} topics={['imports']} />
      <PageHead
        title={words.title}
        actions={
          <>
            {may(staff, 'clients.bulk') && (
              <ButtonLink icon="people" href={`/${staff.structure.slug}/clients/bulk`}>
                {dictionary.bulk.title}
              </ButtonLink>
            )}
            {history.imports.length > 0 && start}
          </>
        }
      />
      <Sheet>
        {history.imports.length === 0 ? (
          <EmptyState icon="file" title={words.none.title} actions={start}>
            {words.none.body}
          </EmptyState>
        ) : (
          <>
            <HistoryTable
              imports={history.imports}
              home={home}
              locale={locale}
              dictionary={dictionary}
              showMoment={(moment) => formatMoment(locale, moment, staff.structure.timeZone)}
            />
            {(after || history.next) && (
              <Pagination
                label={shell.pages}
                range=""
                previousHref={after ? home : undefined}
                nextHref={history.next ? `${home}?after=${history.next}` : undefined}
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
