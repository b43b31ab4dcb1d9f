import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { Colleague } from '#lib/staff/colleagues-of.ts';

type Props = {
  colleague: Colleague;
  slug: string;
  action: (form: FormData) => Promise<void>;
  words: { title: string; body: string; confirm: string; cancel: string };
};

/** Asks before something of a colleague's account is ended. */
export function ConfirmDialog({ colleague, slug, action, words }: Props) {
  const actions = (
    <form action={action}>
      <input type="hidden" name="structure" value={slug} />
      <input type="hidden" name="id" value={colleague.id} />
      <SubmitButton variant="bad">{words.confirm}</SubmitButton>
    </form>
  );
  return (
    <Dialog title={words.title} cancelHref={`/${slug}/team`} cancelLabel={words.cancel} actions={actions}>
      <p>{words.body}</p>
    </Dialog>
  );
}
