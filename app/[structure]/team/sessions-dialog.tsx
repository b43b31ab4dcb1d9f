import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Colleague } from '#lib/staff/colleagues-of.ts';
import { endSessionsAction } from './team-actions.ts';

type Props = { colleague: Colleague; slug: string; words: Dictionary['staff'] };

/** Asks before every session of a colleague is ended. */
export function SessionsDialog({ colleague, slug, words }: Props) {
  const actions = (
    <form action={endSessionsAction}>
      <input type="hidden" name="structure" value={slug} />
      <input type="hidden" name="id" value={colleague.id} />
      <SubmitButton variant="bad">{words.sessions.confirm}</SubmitButton>
    </form>
  );
  return (
    <Dialog
      title={words.sessions.endTitle(colleague.name)}
      cancelHref={`/${slug}/team`}
      cancelLabel={words.cancel}
      actions={actions}
    >
      <p>{words.sessions.endBody}</p>
    </Dialog>
  );
}
