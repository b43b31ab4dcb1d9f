import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { NumberTiles } from '#components/erp/number-tiles.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { ErpSummary } from '#lib/erp/overview/read-erp.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber, formatShortDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  slug: string;
  connection: NonNullable<ErpSummary['connection']>;
  clients: ErpSummary['clients'];
  timeZone: string;
  locale: Locale;
  words: Dictionary['erp'];
};

/** The connected ERP, its state, and the clients by who manages them. */
export function StateSheet({
  slug,
  connection: { state, profile, createdAt },
  clients,
  timeZone,
  locale,
  words,
}: Props) {
  const tile = (key: keyof ErpSummary['clients'], href: string) => ({
    key,
    label: words.counts[key],
    value: formatNumber(locale, clients[key]),
    href: `/${slug}/${href}`,
  });
  return (
    <Sheet padded>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Badge tone={state === 'active' ? 'ok' : 'wait'} icon={state === 'active' ? 'check' : 'dash'}>
          {words.states[state]}
        </Badge>
        <p className="flex-auto">
          <b>{words.profiles[profile]}</b>{' '}
          <span className="text-soft">{words.since(formatShortDay(locale, createdAt, timeZone))}</span>
        </p>
        <ButtonLink size="mini" href={`/${slug}/erp?profile=1`} scroll={false} aria-label={words.changeProfileTitle}>
          {words.changeProfile}
        </ButtonLink>
      </div>
      <NumberTiles
        tiles={[
          tile('active', 'erp/people?kind=erp'),
          tile('byHand', 'erp/people?kind=hand'),
          tile('former', 'clients?state=former'),
          tile('conflicts', 'erp/people?kind=shared'),
        ]}
      />
    </Sheet>
  );
}
