import { Button } from '#components/button.tsx';
import { Field } from '#components/forms/field.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { DropZone } from './drop-zone.tsx';

type Props = { action: string; error: string | undefined; locale: Locale; words: Dictionary['imports'] };

/**
 * A plain form that posts to a route handler: the file is streamed, and it works without
 * JavaScript. It states the limits before the upload. With scripts a file can be dropped anywhere.
 */
export function UploadForm({ action, error, locale, words: { upload: words } }: Props) {
  const number = (value: number) => formatNumber(locale, value);
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-4">
      <Field
        type="file"
        label={words.file}
        name="file"
        hint={words.hint(number(importLimits.bytes / 1_000_000), number(importLimits.rows))}
        error={error}
        required
      />
      <DropZone
        words={{ drop: words.drop, dropHint: words.dropHint, dropping: words.dropping, dropped: words.dropped }}
      />
      <p className="-mt-2.5 text-sm text-soft">
        {words.kept(number(importLimits.keptDays), number(importLimits.storedBytes / 1_000_000_000))}
      </p>
      <div>
        <Button variant="go" icon="upload">
          {words.submit}
        </Button>
      </div>
    </form>
  );
}
