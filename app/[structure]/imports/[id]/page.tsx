import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { parseView } from '#components/imports/import-screen.ts';
import { Live } from '#components/live/live.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { may } from '#lib/actor/permissions.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { roomForGroups } from '#lib/clients/groups/has-room-for.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { formatPhone } from '#lib/identity/phone.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { countToInvite } from '#lib/invitations/invite-imported.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { headDetail } from './head-detail.ts';
import { importDialog } from './import-dialog.tsx';
import { StateView } from './state-view.tsx';

/** Shows one import in any state: a question, a plan, a running step or an outcome. */
export default async function ImportPage({ params, searchParams }: PageProps<'/[structure]/imports/[id]'>) {
  const { structure: slug, id } = await params;
  const parameters = await searchParams;
  const staff = await requireStaff(slug, 'imports.read', `/${slug}/imports/${id}`);
  const summary = await readImport(staff, id);
  if (!summary) notFound();
  const view = parseView(parameters, summary);
  const [locale, rows, toInvite, managed, groupRoom] = await Promise.all([
    currentLocale(),
    summary.counts && summary.kept ? listRows(staff, summary.id, summary, view) : null,
    ['committed', 'cancelled'].includes(summary.state) ? countToInvite(staff, summary.id) : 0,
    isManagedByErp(staff.structure.id),
    summary.choices?.newGroups?.length ? roomForGroups(staff.structure.id) : 0,
  ]);
  const dictionary = dictionaryOf(locale);
  const { imports: words } = dictionary;
  const base = `/${staff.structure.slug}`;
  const mayRun = may(staff, 'imports.run');
  const screen = {
    ...{ summary, view, rows, mayRun, managed, toInvite, groupRoom, locale, dictionary },
    ...{ slug: staff.structure.slug, home: `${base}/imports/${summary.id}`, clients: `${base}/clients` },
    showMoment: (moment: Date) => formatMoment(locale, moment, staff.structure.timeZone),
    showPhone: (phone: string) => formatPhone(phone, staff.structure.country),
  };
  const over = !summary.progress && !['mapping', 'planned'].includes(summary.state);

  return (
    <Page dialog={await importDialog(staff, screen, parameters)}>
      <Live slug={staff.structure.slug} topics={['imports']} />
      <PageHead
        title={<span className="wrap-anywhere">{summary.fileName}</span>}
        documentTitle={words.title}
        detail={headDetail(screen)}
        above={<Link href={`${base}/imports`}>{words.back}</Link>}
        actions={over && mayRun && <ButtonLink href={`${base}/imports/new`}>{words.another}</ButtonLink>}
      />
      <PageNotice page="import" parameters={parameters} dictionary={dictionary} />
      <StateView screen={screen} reading={parameters.reading === '1'} />
    </Page>
  );
}
