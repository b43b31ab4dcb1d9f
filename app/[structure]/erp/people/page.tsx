import { notFound } from 'next/navigation';
import { KindsSheet } from '#components/erp/kinds-sheet.tsx';
import { proposalColumns, proposalRows } from '#components/erp/proposals-table.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { erpPeopleKinds, erpPeoplePageSize, listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import { listProposals, proposalPageSize } from '#lib/erp/proposals/list-proposals.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';
import { peopleRows } from './people-rows.tsx';
import { linkPersonAction, refuseProposalAction } from './proposal-actions.ts';

const actions = { link: linkPersonAction, refuse: refuseProposalAction };
const kinds = [...erpPeopleKinds, 'same'] as const;

/**
 * The clients by who manages them: the ERP, the ERP since it took them over, or staff; and those
 * who may be one person.
 */
export default async function ErpPeople(props: ErpPageProps) {
  const { slug, path, staff, parameters, parameter, page, locale, dictionary, words, timeZone } = await readErpPage(
    props,
    '/people',
  );
  const kind = kinds.find((name) => name === parameter('kind')) ?? 'hand';
  const [found, same] = await Promise.all([
    listErpPeople(staff, kind === 'same' ? 'hand' : kind, page),
    listProposals(staff, kind === 'same' ? page : 1),
  ]);
  if (!found || !same) notFound();
  const { erpProposals } = dictionary;
  const showDay = (moment: Date) => formatShortDay(locale, moment, timeZone);
  const sheet = {
    path,
    label: words.people.filter,
    kinds,
    names: { ...words.people.kinds, same: erpProposals.title },
    counts: { ...found.counts, same: same.count },
    kind,
    page,
    locale,
    words,
  };
  return (
    <ErpFrame slug={slug} words={words} topics={['clients']} title={words.people.title}>
      <div className="grid gap-3.5">
        <PageNotice page="erp" parameters={parameters} dictionary={dictionary} />
        {kind === 'same' ? (
          <KindsSheet
            {...sheet}
            pageSize={proposalPageSize}
            meaning={<p>{erpProposals.meaning}</p>}
            emptyTitle={erpProposals.none}
            columns={proposalColumns(erpProposals)}
            rows={proposalRows({ proposals: same.proposals, slug, at: 'people', actions, locale, dictionary })}
          />
        ) : (
          <KindsSheet
            {...sheet}
            pageSize={erpPeoplePageSize}
            meaning={<p>{words.people.meaning[kind]}</p>}
            emptyTitle={words.people.none[kind]}
            columns={[
              { key: 'who', label: words.who },
              ...(kind === 'hand' ? [] : [{ key: 'erpId', label: words.erpId, className: 'w-1/3' }]),
            ]}
            rows={peopleRows(found.people, kind, { slug, words, showDay })}
          />
        )}
      </div>
    </ErpFrame>
  );
}
