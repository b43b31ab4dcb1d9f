import { ButtonLink } from '#components/button.tsx';
import { ProposalsTable } from '#components/erp/proposals-table.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Proposal } from '#lib/erp/proposals/list-proposals.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { linkPersonAction, refuseProposalAction } from '../erp/people/proposal-actions.ts';

type Props = {
  found: { proposals: Proposal[]; count: number };
  slug: string;
  locale: Locale;
  dictionary: Dictionary;
};

/** The likeliest pairs of a person of the ERP and a client of the club; the rest one click away. */
export function ErpProposalsSheet({ found: { proposals, count }, slug, locale, dictionary }: Props) {
  const { erpProposals: words } = dictionary;
  return (
    <section aria-label={words.title} className="mt-6 grid gap-3">
      <p className="flex flex-wrap items-center justify-between gap-2 text-soft">
        {words.waiting(count, formatNumber(locale, count))}
        {count > proposals.length && (
          <ButtonLink size="mini" href={`/${slug}/erp/people?kind=same`}>
            {words.all}
          </ButtonLink>
        )}
      </p>
      <Sheet title={words.title}>
        <ProposalsTable
          proposals={proposals}
          slug={slug}
          at="matches"
          actions={{ link: linkPersonAction, refuse: refuseProposalAction }}
          locale={locale}
          dictionary={dictionary}
        />
      </Sheet>
      <p className="text-sm text-soft">{words.meaning}</p>
    </section>
  );
}
