import { ButtonForm } from '#components/forms/button-form.tsx';
import { Dialog } from '#components/page/dialog.tsx';

type Props = {
  title: string;
  body: string;
  action: (form: FormData) => Promise<void>;
  fields: Record<string, string>;
  label: string;
  cancelHref: string;
  cancelLabel: string;
};

/** Asks before a setting is changed that others rely on. */
export function ConfirmDialog({ title, body, action, fields, label, cancelHref, cancelLabel }: Props) {
  return (
    <Dialog
      title={title}
      cancelHref={cancelHref}
      cancelLabel={cancelLabel}
      actions={
        <ButtonForm action={action} fields={fields} variant="bad" size="normal">
          {label}
        </ButtonForm>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}
