import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { ErpSummary } from '#lib/erp/overview/read-erp.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = { slug: string; connection: NonNullable<ErpSummary['connection']>; words: Dictionary['erp'] };

/** Notices about what waits for a decision. Staff decides on the page that lists the people. */
export function HeldSheet({ slug, connection: { held, unknownStatuses, snapshots }, words }: Props) {
  const see = (href: string) => (
    <ButtonLink href={`/${slug}/erp/${href}`} variant="go">
      {words.see}
    </ButtonLink>
  );
  return (
    <>
      {held > 0 && (
        <Notice tone="wait" title={words.heldTitle} action={see('held')}>
          {words.heldEvents(held)}
        </Notice>
      )}
      {unknownStatuses > 0 && (
        <Notice
          tone="wait"
          title={words.unknownStatusesTitle}
          action={<ButtonLink href={`/${slug}/erp/held#statuses`}>{words.seeStatuses}</ButtonLink>}
        >
          {words.unknownStatuses(unknownStatuses)}
        </Notice>
      )}
      {snapshots
        .filter(({ state }) => state === 'held')
        .map(({ id, toRemove, toReaddress, base, lines, invalid }) => (
          <Notice key={id} tone="wait" title={words.heldBaseTitle} action={see(`snapshots/${id}`)}>
            {words.heldSnapshot(toRemove, toReaddress, base)} {words.reading.heldCounts(String(lines), String(invalid))}
          </Notice>
        ))}
    </>
  );
}
