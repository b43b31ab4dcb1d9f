import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { LanguageSwitch } from './language-switch.tsx';

type AccountProps = { name: string; role: string; locale: Locale; words: Dictionary['shell'] };

/** The signed-in staff member, their language and the sign-out button. */
export function Account({ name, role, locale, words }: AccountProps) {
  return (
    <div className="grid gap-0.5 text-sm text-soft">
      <p className="font-[580] break-words text-ink">{name}</p>
      <div className="flex items-center justify-between gap-2">
        <span>{role}</span>
        <LanguageSwitch locale={locale} label={words.language} />
      </div>
      <form method="post" action="/sign-out">
        <button
          type="submit"
          className="-ms-1.5 inline-flex min-h-8 items-center gap-2 rounded-mini px-1.5 hover:bg-sunk hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon name="leave" />
          {words.signOut}
        </button>
      </form>
    </div>
  );
}
