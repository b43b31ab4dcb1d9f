import { Icon } from '#components/icon.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { LanguageSwitch } from './language-switch.tsx';

type AccountProps = {
  name: string;
  role: string;
  locale: Locale;
  words: Record<'language' | 'signOut' | 'myAccount', string>;
};

/** The signed-in staff member, their language and the sign-out button. */
export function Account({ name, role, locale, words }: AccountProps) {
  return (
    <div className="grid gap-0.5 text-sm text-soft">
      <p className="font-[580] break-words text-ink">{name}</p>
      <div className="flex items-center justify-between gap-2">
        <span>{role}</span>
        <LanguageSwitch locale={locale} label={words.language} />
      </div>
      <a href="/account" className="sign-out">
        <Icon name="person" />
        {words.myAccount}
      </a>
      <form method="post" action="/sign-out">
        <button type="submit" className="sign-out">
          <Icon name="leave" />
          {words.signOut}
        </button>
      </form>
    </div>
  );
}
