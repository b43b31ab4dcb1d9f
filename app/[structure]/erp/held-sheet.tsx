import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/notice.tsx';
import type { ErpSummary } from '#lib/erp/read-erp.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { decideHeldEventsAction, decideHeldSnapshotAction } from './erp-actions.ts';
import { OneButton } from './one-button.tsx';

type Props = { slug: string; connection: NonNullable<ErpSummary['connection']>; words: Dictionary['erp'] };

/** What waits for a yes or a no, if anything does. */
export function HeldSheet({ slug, connection: { held, snapshots }, words }: Props) {
  return (
    <>
      {held > 0 && (
        <Notice
          tone="wait"
          title={words.heldTitle}
          action={
            <div className="flex flex-wrap gap-2">
              <ButtonLink href={`/${slug}/erp/journal?verdict=held`}>{words.see}</ButtonLink>
              <OneButton action={decideHeldEventsAction} slug={slug} fields={{ choice: 'discard' }}>
                {words.discard}
              </OneButton>
              <OneButton action={decideHeldEventsAction} slug={slug} fields={{ choice: 'apply' }} variant="go">
                {words.apply}
              </OneButton>
            </div>
          }
        >
          {words.heldEvents(held)}
        </Notice>
      )}
      {snapshots
        .filter(({ state }) => state === 'held')
        .map(({ id, toRemove, toReaddress, base }) => (
          <Notice
            key={id}
            tone="wait"
            title={words.heldTitle}
            action={
              <div className="flex flex-wrap gap-2">
                <OneButton action={decideHeldSnapshotAction} slug={slug} fields={{ id, choice: 'discard' }}>
                  {words.discard}
                </OneButton>
                <OneButton action={decideHeldSnapshotAction} slug={slug} fields={{ id, choice: 'apply' }} variant="go">
                  {words.apply}
                </OneButton>
              </div>
            }
          >
            {words.heldSnapshot(toRemove, toReaddress, base)}
          </Notice>
        ))}
    </>
  );
}
