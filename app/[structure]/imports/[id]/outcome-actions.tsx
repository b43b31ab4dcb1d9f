import { ButtonLink } from '#components/button.tsx';
import { type ImportScreen, viewAddress } from '#components/imports/import-screen.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';
import { commitAction } from './import-actions.ts';
import { ImportButton } from './import-button.tsx';

/**
 * The actions after an import: list or invite the created clients, fetch the rows to correct, undo.
 */
export function OutcomeActions({
  screen,
  counts,
  toInvite,
}: {
  screen: ImportScreen;
  counts: Counts;
  toInvite: number;
}) {
  const { summary, view, home, clients, mayRun, locale, dictionary, showMoment } = screen;
  const { outcome: words } = dictionary.imports;
  const { imported: invitations } = dictionary.invitations;
  const created = summary.state === 'undone' ? 0 : summary.done.created;
  const toCorrect = counts.refused + counts.held + counts['not-reached'];
  const details = [
    mayRun && toCorrect > 0 && words.toCorrectDetail(toCorrect),
    mayRun && summary.undoUntil && words.until(showMoment(summary.undoUntil)),
  ].filter(Boolean);
  if (created === 0 && details.length === 0) return null;
  return (
    <div className="mt-4 grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {mayRun && summary.state === 'cancelled' && (
          <ImportButton
            screen={screen}
            action={commitAction}
            variant="go"
            fields={{ plan: summary.plan, choice: 'overwrite', reopen: '0' }}
          >
            {words.resume}
          </ImportButton>
        )}
        {created > 0 && (
          <ButtonLink icon="people" href={`${clients}?import=${summary.id}`} prefetch={false}>
            {words.seeCreated(created, formatNumber(locale, created))}
          </ButtonLink>
        )}
        {mayRun && toInvite > 0 && (
          <ButtonLink icon="mail" href={viewAddress(home, view, { invite: '1' })} scroll={false} prefetch={false}>
            {toInvite === 1 ? invitations.one : invitations.button(formatNumber(locale, toInvite))}
          </ButtonLink>
        )}
        {mayRun && toCorrect > 0 && (
          <ButtonLink icon="download" href={`${home}/outcome`} routeHandler>
            {words.toCorrect(toCorrect, formatNumber(locale, toCorrect))}
          </ButtonLink>
        )}
        {mayRun && summary.undoUntil && (
          <ButtonLink icon="back" href={viewAddress(home, view, { undo: '1' })} scroll={false} prefetch={false}>
            {words.undo}
          </ButtonLink>
        )}
      </div>
      {details.length > 0 && <p className="text-sm text-soft">{details.join(' ')}</p>}
    </div>
  );
}
