import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** The model of the phone that the app is used on, shown under the e-mail. */
export function PhoneModel({ model, words }: { model: string; words: Dictionary['registrations'] }) {
  return (
    <span className="flex items-center gap-1.5">
      <Icon name="phone" />
      <span className="min-w-0 wrap-anywhere">
        <span className="sr-only">{words.phone}</span>
        {model}
      </span>
    </span>
  );
}
