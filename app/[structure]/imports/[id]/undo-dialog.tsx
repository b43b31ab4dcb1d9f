import { type ImportScreen, viewAddress } from '#components/imports/import-screen.ts';
import { Dialog } from '#components/page/dialog.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { undoAction } from './import-actions.ts';
import { ImportButton } from './import-button.tsx';

/** Asks before an import is undone, and says what that does and until when it is possible. */
export function UndoDialog({ screen, until }: { screen: ImportScreen; until: Date }) {
  const { summary, view, home, locale, dictionary, showMoment } = screen;
  const { undo: words } = dictionary.imports;
  const { created, updated, reopened } = summary.done;
  const parts = [
    created > 0 && words.removed(created, formatNumber(locale, created)),
    updated > 0 && words.restored(updated, formatNumber(locale, updated)),
    reopened > 0 && words.binned(reopened, formatNumber(locale, reopened)),
  ].filter((text) => text !== false);
  return (
    <Dialog
      title={words.title(summary.fileName)}
      cancelHref={viewAddress(home, view)}
      cancelLabel={words.cancel}
      actions={
        <ImportButton screen={screen} action={undoAction} variant="bad">
          {words.submit}
        </ImportButton>
      }
    >
      {parts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="text-sm text-soft">{words.kept}</p>
      <p className="text-sm text-soft">{words.until(showMoment(until))}</p>
    </Dialog>
  );
}
