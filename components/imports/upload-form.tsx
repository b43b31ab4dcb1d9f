import { Button } from '#components/button.tsx';
import { Field } from '#components/field.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = { action: string; error: string | undefined; words: Dictionary['imports'] };

/** A plain form that posts to a route handler: the file is streamed, and it works without JavaScript. */
export function UploadForm({ action, error, words: { upload: words } }: Props) {
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-4">
      <Field type="file" label={words.file} name="file" hint={words.hint} error={error} required />
      <div>
        <Button variant="go" icon="upload">
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
