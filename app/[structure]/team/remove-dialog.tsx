import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Colleague } from '#lib/staff/colleagues-of.ts';
import { removeAction } from './team-actions.ts';

export function RemoveDialog({
  colleague,
  slug,
  words,
}: {
  colleague: Colleague;
  slug: string;
  words: Dictionary['staff'];
}) {
  const actions = (
    <form action={removeAction}>
      <input type="hidden" name="structure" value={slug} />
      <input type="hidden" name="id" value={colleague.id} />
      <SubmitButton variant="bad">{words.remove}</SubmitButton>
    </form>
  );
  return (
    <Dialog
      title={words.removeTitle(colleague.name)}
      cancelHref={`/${slug}/team`}
      cancelLabel={words.cancel}
      actions={actions}
    >
      <p>{words.removeBody}</p>
    </Dialog>
  );
}
