import { CopyField } from '#components/copy-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  secret: string;
  /** The address to which the ERP sends its events. */
  address: string;
  words: Dictionary['erp'];
  clipboard: Dictionary['shell']['clipboard'];
};

/** A secret that was just made, shown once, with the address to which the ERP sends its events. */
export function NewSecretSheet({ secret, address, words, clipboard }: Props) {
  return (
    <Sheet padded title={words.secretTitle}>
      <p className="mb-4 text-soft">{words.secretBody}</p>
      <div className="grid gap-4">
        <CopyField name="secret" label={words.secret} value={secret} words={clipboard} />
        <CopyField name="address" label={words.address} value={address} words={clipboard} />
      </div>
    </Sheet>
  );
}
