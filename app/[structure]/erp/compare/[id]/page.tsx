import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { compareFile } from '#lib/erp/sandbox/compare-file.ts';
import { comparedKinds } from '#lib/erp/sandbox/comparison.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { ConnectForm } from '../../connect-form.tsx';
import { ErpFrame, type ErpPageProps, readErpPage } from '../../erp-page.tsx';
import { ComparedSheet } from './compared-sheet.tsx';
import { NotYet } from './not-yet.tsx';

/**
 * A file of the ERP compared with the clients: who would become the ERP's and who stays manually
 * managed, or where the two differ.
 */
export default async function Comparison(props: ErpPageProps<{ id: string }>) {
  const { id } = await props.params;
  const { slug, staff, parameter, page, locale, dictionary, words } = await readErpPage(props, `/compare/${id}`);
  const summary = await readImport(staff, id);
  if (!summary) notFound();
  const kind = comparedKinds.find((name) => name === parameter('kind')) ?? 'taken';
  const [comparison, managed] = await Promise.all([
    compareFile(staff, id, kind, page),
    isManagedByErp(staff.structure.id),
  ]);
  return (
    <ErpFrame
      slug={slug}
      words={words}
      topics={['imports']}
      title={words.compare.title}
      detail={<span className="wrap-anywhere">{summary.fileName}</span>}
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
    >
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
                <ConnectForm slug={slug} chosen={parameter('erp')} words={words} />
              </Sheet>
            </div>
          )}
        </div>
      ) : (
        <NotYet slug={slug} summary={summary} locale={locale} dictionary={dictionary} />
      )}
    </ErpFrame>
  );
}
