import Link from 'next/link';
import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { listImports } from '#lib/imports/lifecycle/read-import.ts';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { parseProblem } from '#lib/imports/upload/problem-address.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';
import { CompareForm } from './compare-form.tsx';

/** Uploads a file of the ERP for comparison, and lists the latest comparisons. */
export default async function Compare(props: ErpPageProps) {
  const { slug, staff, parameters, locale, dictionary, words, timeZone } = await readErpPage(props, '/compare');
  const [managed, { imports }] = await Promise.all([isManagedByErp(staff.structure.id), listImports(staff)]);
  const problem = parseProblem(parameters);
  const message = problem ? fileProblemText(problem, locale, dictionary) : undefined;
  const earlier = imports.filter(({ state, kept }) => state === 'planned' && kept).slice(0, 5);
  return (
    <ErpFrame slug={slug} words={words} title={words.compare.title}>
      <div className="grid max-w-[720px] gap-4">
        {message && <ErrorSummary title={words.compare.refused} errors={[{ field: 'file', message }]} />}
        <p className="text-soft">{managed ? words.compare.after : words.compare.before}</p>
        <Sheet padded>
          <CompareForm slug={slug} error={message} locale={locale} words={words} />
        </Sheet>
        {earlier.length > 0 && (
          <Sheet padded title={words.compare.earlier}>
            <ul className="grid gap-1">
              {earlier.map(({ id, fileName, createdAt }) => (
                <li key={id} className="flex flex-wrap items-baseline gap-x-3">
                  <Link
                    href={`/${slug}/erp/compare/${id}`}
                    prefetch={false}
                    className="py-1.5 font-[600] wrap-anywhere hover:text-accent hover:underline"
                  >
                    {fileName}
                  </Link>
                  <span className="text-sm text-soft">{formatMoment(locale, createdAt, timeZone)}</span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </div>
    </ErpFrame>
  );
}
