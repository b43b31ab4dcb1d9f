import Link from 'next/link';
import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { listImports } from '#lib/imports/lifecycle/read-import.ts';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { parseProblem } from '#lib/imports/upload/problem-address.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { CompareForm } from './compare-form.tsx';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Where the file of the ERP's goes in, and the comparisons made lately. */
export default async function Compare({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'erp.read', `/${slug}/erp/compare`);
  const [managed, { imports }, locale] = await Promise.all([
    isManagedByErp(staff.structure.id),
    listImports(staff),
    currentLocale(),
  ]);
  const dictionary = dictionaryOf(locale);
  const { erp: words } = dictionary;
  const problem = parseProblem(await searchParams);
  const message = problem ? fileProblemText(problem, locale, dictionary) : undefined;
  const earlier = imports.filter(({ state, kept }) => state === 'planned' && kept).slice(0, 5);
  return (
    <>
      <PageHead title={words.compare.title} above={<Link href={`/${slug}/erp`}>{words.back}</Link>} />
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
                  <span className="text-sm text-soft">{formatMoment(locale, createdAt, staff.structure.timeZone)}</span>
                </li>
              ))}
            </ul>
          </Sheet>
        )}
      </div>
    </>
  );
}
