import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { pageNumber } from '#components/erp/pager.tsx';
import { Live } from '#components/live/live.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { comparedKinds, compareFile } from '#lib/erp/sandbox/compare-file.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { ConnectForm } from '../../connect-form.tsx';
import { ComparedSheet } from './compared-sheet.tsx';
import { NotYet } from './not-yet.tsx';

type Props = {
  params: Promise<{ structure: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * A file of the ERP's beside the clients: who would be taken over and who stays by hand, or where
 * the two differ.
 */
export default async function Comparison({ params, searchParams }: Props) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'erp.read', `/${slug}/erp/compare/${id}`);
  const summary = await readImport(staff, id);
  if (!summary) notFound();
  const asked = await searchParams;
  const kind = comparedKinds.find((name) => name === firstValue(asked.kind)) ?? 'taken';
  const page = pageNumber(firstValue(asked.page));
  const [comparison, managed, locale] = await Promise.all([
    compareFile(staff, id, kind, page),
    isManagedByErp(staff.structure.id),
    currentLocale(),
  ]);
  const dictionary = dictionaryOf(locale);
  const { erp: words } = dictionary;
  return (
    <>
      <Live slug={slug} topics={['imports']} />
      <PageHead
        title={words.compare.title}
        detail={<span className="wrap-anywhere">{summary.fileName}</span>}
        above={<Link href={`/${slug}/erp`}>{words.back}</Link>}
        actions={
          <>
            <ButtonLink href={`/${slug}/erp/compare`}>{words.compare.again}</ButtonLink>
            {comparison && !managed && (
              <ButtonLink href="#connect" variant="go">
                {words.compare.connectTitle}
              </ButtonLink>
            )}
          </>
        }
      />
      {comparison ? (
        <div className="grid gap-3.5">
          <ComparedSheet
            slug={slug}
            importId={id}
            comparison={comparison}
            kind={kind}
            page={page}
            managed={managed}
            locale={locale}
            dictionary={dictionary}
          />
          {!managed && (
            <div id="connect" className="scroll-mt-6">
              <Sheet padded title={words.compare.connectTitle}>
                <ConnectForm slug={slug} words={words} />
              </Sheet>
            </div>
          )}
        </div>
      ) : (
        <NotYet slug={slug} summary={summary} locale={locale} dictionary={dictionary} />
      )}
    </>
  );
}
