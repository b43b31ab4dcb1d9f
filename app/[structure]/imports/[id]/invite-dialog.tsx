import { type ImportScreen, viewAddress } from '#components/imports/import-screen.ts';
import { Dialog } from '#components/page/dialog.tsx';
import { formatNumber } from '#lib/i18n/format.ts';
import { inviteAction } from './import-actions.ts';
import { ImportButton } from './import-button.tsx';

/** Asks before every client that an import created is invited by e-mail. */
export function InviteDialog({ screen }: { screen: ImportScreen }) {
  const { toInvite, view, home, locale, dictionary } = screen;
  const { imported: words } = dictionary.invitations;
  const count = formatNumber(locale, toInvite);
  return (
    <Dialog
      title={toInvite === 1 ? words.titleOne : words.title(count)}
      cancelHref={viewAddress(home, view)}
      cancelLabel={words.cancel}
      actions={
        <ImportButton screen={screen} action={inviteAction} variant="go">
          {toInvite === 1 ? words.one : words.button(count)}
        </ImportButton>
      }
    >
      <p>{words.body}</p>
    </Dialog>
  );
}
