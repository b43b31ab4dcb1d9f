import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { ErrorSummary } from '#components/forms/error-summary.tsx';
import { UploadForm } from '#components/imports/upload-form.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';
import { parseProblem } from '#lib/imports/upload/problem-address.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

export default async function NewImportPage({ params, searchParams }: PageProps<'/[structure]/imports/new'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'imports.run', `/${slug}/imports/new`);
  if (await isManagedByErp(staff.structure.id)) redirect(`/${staff.structure.slug}/erp/compare`);
  const problem = parseProblem(await searchParams);
  const locale = await currentLocale();
  const dictionary = dictionaryOf(locale);
  const { imports: words } = dictionary;
  const home = `/${staff.structure.slug}/imports`;
  const message = problem && fileProblemText(problem, locale, dictionary);

  return (
    <>
      <PageHead
        title={words.newTitle}
        above={<Link href={home}>{words.back}</Link>}
        actions={
          <ButtonLink href={`${home}/template`} icon="download" routeHandler>
            {words.template}
          </ButtonLink>
        }
      />
      <div className="grid max-w-[720px] gap-4">
        {message && <ErrorSummary title={words.refusedTitle} errors={[{ field: 'file', message }]} />}
        <Sheet padded>
          <UploadForm action={`${home}/upload`} error={message ?? undefined} locale={locale} words={words} />
        </Sheet>
        <Sheet padded>
          <div className="grid gap-4 text-soft">
            <p>{words.upload.intro}</p>
            <section>
              <h2 className="font-[620] text-ink">{words.upload.readTitle}</h2>
              <p>{words.upload.read}</p>
            </section>
            <section>
              <h2 className="font-[620] text-ink">{words.upload.rulesTitle}</h2>
              <ul className="list-disc ps-5">
                {words.upload.rules.map((rule) => (
                  <li key={rule}>{rule}</li>
                ))}
              </ul>
            </section>
            <section>
              <h2 className="font-[620] text-ink">{words.upload.excelTitle}</h2>
              <p>{words.upload.excel}</p>
            </section>
          </div>
        </Sheet>
      </div>
    </>
  );
}
