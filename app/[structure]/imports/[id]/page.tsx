import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { ImportState } from '#components/imports/import-state.tsx';
import { OutcomeSheet } from '#components/imports/outcome-sheet.tsx';
import { SumLine } from '#components/imports/sum-line.tsx';
import { UnderstoodLine } from '#components/imports/understood-line.tsx';
import { VerdictChips } from '#components/imports/verdict-chips.tsx';
import { PageHead } from '#components/page-head.tsx';
import { formatPhone } from '#lib/clients/phone.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { listRows, parseRowQuery } from '#lib/imports/list-rows.ts';
import { readImport } from '#lib/imports/read-import.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentDictionary()).imports.title };
}

export default async function ImportPage({ params, searchParams }: PageProps<'/[structure]/imports/[id]'>) {
  const { structure: slug, id } = await params;
  const parameters = await searchParams;
  const staff = await requireStaff(slug, `/${slug}/imports/${id}`);
  const query = parseRowQuery(parameters);
  const summary = await readImport(staff, id);
  if (!summary) notFound();
  const { counts, understood, author, createdAt } = summary;
  const [locale, rows] = await Promise.all([currentLocale(), counts && listRows(staff, summary.id, query)]);
  const dictionary = dictionaryOf(locale);
  const { imports: words, shell } = dictionary;
  const base = `/${staff.structure.slug}`;
  const home = `${base}/imports/${summary.id}`;

  return (
    <>
      <PageHead
        title={<span className="wrap-anywhere">{summary.fileName}</span>}
        detail={`${formatMoment(locale, createdAt, staff.structure.timeZone)} · ${author ?? words.unknownAuthor}`}
        above={<Link href={`${base}/imports`}>{words.back}</Link>}
        actions={<ButtonLink href={`${base}/clients`}>{words.toClients}</ButtonLink>}
      />
      <ImportState summary={summary} notice={parameters.notice} locale={locale} dictionary={dictionary} />
      {understood && <UnderstoodLine understood={understood} locale={locale} words={words} colon={shell.colon} />}
      {counts && rows && (
        <div className="grid gap-3.5">
          <VerdictChips home={home} counts={counts} current={query.verdict} locale={locale} words={words} />
          <SumLine counts={counts} locale={locale} words={words} />
          <OutcomeSheet
            page={rows}
            query={query}
            home={home}
            clients={`${base}/clients`}
            locale={locale}
            dictionary={dictionary}
            showPhone={(phone) => formatPhone(phone, staff.structure.country)}
          />
        </div>
      )}
    </>
  );
}
