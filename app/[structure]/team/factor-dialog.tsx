import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Colleague } from '#lib/staff/colleagues-of.ts';
import { removeFactorAction } from './team-actions.ts';

type Props = { colleague: Colleague; slug: string; words: Dictionary['staff'] };

/** Asks before the second factor of a colleague who lost it is removed. */
export function FactorDialog({ colleague, slug, words }: Props) {
  const actions = (
    <form action={removeFactorAction}>
      <input type="hidden" name="structure" value={slug} />
      <input type="hidden" name="id" value={colleague.id} />
      <SubmitButton variant="bad">{words.factor.confirm}</SubmitButton>
    </form>
  );
  return (
    <Dialog
      title={words.factor.removeTitle(colleague.name)}
      cancelHref={`/${slug}/team`}
      cancelLabel={words.cancel}
      actions={actions}
    >
      <p>{words.factor.removeBody}</p>
    </Dialog>
  );
}
