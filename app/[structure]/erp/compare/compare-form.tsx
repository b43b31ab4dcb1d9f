import { Button } from '#components/button.tsx';
import { Field } from '#components/forms/field.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { importLimits } from '#lib/imports/file/limits.ts';

type Props = { slug: string; error: string | undefined; locale: Locale; words: Dictionary['erp'] };

/** The file of the ERP's: read as an import is, and compared instead. */
export function CompareForm({ slug, error, locale, words: { compare } }: Props) {
  const number = (value: number) => formatNumber(locale, value);
  return (
    <form method="post" action={`/${slug}/imports/upload?to=erp`} encType="multipart/form-data" className="grid gap-4">
      <Field
        type="file"
        label={compare.file}
        name="file"
        hint={compare.hint(number(importLimits.bytes / 1_000_000), number(importLimits.rows))}
        error={error}
        required
      />
      <div>
        <Button variant="go" icon="upload">
          {compare.submit}
        </Button>
      </div>
    </form>
  );
}
