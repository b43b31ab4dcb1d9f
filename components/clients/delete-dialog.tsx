import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  action: (form: FormData) => Promise<void>;
  fields: Record<string, string>;
  cancelHref: string;
  name: string;
  words: Dictionary['clients'];
};

/** Asks before a client goes to the bin, and says what that means. */
export function DeleteDialog({ action, fields, cancelHref, name, words }: Props) {
  return (
    <Dialog
      title={words.deleteTitle(name)}
      cancelHref={cancelHref}
      cancelLabel={words.cancel}
      actions={
        <form action={action}>
          {Object.entries(fields).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <SubmitButton variant="bad">{words.delete}</SubmitButton>
        </form>
      }
    >
      <p>{words.deleteBody}</p>
      <p className="text-sm text-soft">{words.deleteDetail}</p>
    </Dialog>
  );
}
