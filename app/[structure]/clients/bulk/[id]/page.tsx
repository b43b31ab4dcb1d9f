import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Live } from '#components/live/live.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { bulkName } from '#lib/audit/bulk-name.ts';
import { readBulk } from '#lib/clients/bulk/lifecycle/read-bulk.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import type { BulkScreen } from './bulk-screen.ts';
import { OutcomeView } from './outcome-view.tsx';
import { PlanView } from './plan-view.tsx';
import { ProgressView } from './progress-view.tsx';

/** Shows one bulk operation in any state: a plan, a running step or an outcome. */
export default async function BulkPage({ params, searchParams }: PageProps<'/[structure]/clients/bulk/[id]'>) {
  const { structure: slug, id } = await params;
  const parameters = await searchParams;
  const staff = await requireStaff(slug, 'clients.bulk', `/${slug}/clients/bulk/${id}`);
  const summary = await readBulk(staff, id);
  if (!summary) notFound();
  const locale = await currentLocale();
  const dictionary = dictionaryOf(locale);
  const { bulk: words } = dictionary;
  const home = `/${staff.structure.slug}/clients/bulk`;
  const showMoment = (moment: Date) => formatMoment(locale, moment, staff.structure.timeZone);
  const screen: BulkScreen = {
    summary,
    slug: staff.structure.slug,
    home: `${home}/${id}`,
    locale,
    dictionary,
    showMoment,
  };
  return (
    <>
      <Live slug={staff.structure.slug} topics={['imports']} />
      <PageHead
        title={<span className="wrap-anywhere">{bulkName(summary, dictionary)}</span>}
        documentTitle={words.title}
        detail={words.states[summary.state]}
        above={<Link href={home}>{words.back}</Link>}
      />
      <PageNotice page="bulk" parameters={parameters} spaced dictionary={dictionary} />
      {summary.progress ? (
        <ProgressView screen={screen} progress={summary.progress} />
      ) : summary.state === 'planned' ? (
        <PlanView screen={screen} />
      ) : (
        <OutcomeView screen={screen} />
      )}
    </>
  );
}
