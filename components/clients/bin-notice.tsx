import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Notice } from '#components/page/notice.tsx';

type Restore = {
  action: (form: FormData) => Promise<void>;
  fields: Record<string, string>;
  label: string;
  /** Whom it restores, for those who hear the button without its row. */
  about?: string;
};

/** Says that a record is in the trash, with a button that restores it where the role allows it. */
export function BinNotice({ text, restore }: { text: string; restore: Restore | null }) {
  return (
    <div className="mb-4">
      <Notice tone="wait" action={restore && <RestoreForm {...restore} />}>
        {text}
      </Notice>
    </div>
  );
}

/** One button that takes a client out of the bin. */
export function RestoreForm({ action, fields, label, about }: Restore) {
  return (
    <form action={action}>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <SubmitButton variant="plain" size="mini">
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </SubmitButton>
    </form>
  );
}
