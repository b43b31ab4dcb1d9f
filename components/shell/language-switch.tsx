import type { Locale } from '#lib/i18n/locale.ts';

const languages = [
  { locale: 'fr', short: 'FR', name: 'Français' },
  { locale: 'en', short: 'EN', name: 'English' },
] as const;

/**
 * Each language in its own name. Posts to `/locale`, which keeps the choice and leads back here.
 */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  return (
    <form method="post" action="/locale">
      <fieldset className="languages">
        <legend className="sr-only">{label}</legend>
        {languages.map((language) => (
          <button
            key={language.locale}
            type="submit"
            name="locale"
            value={language.locale}
            lang={language.locale}
            aria-current={language.locale === locale ? 'true' : undefined}
          >
            {language.short}
            <span className="sr-only">{` – ${language.name}`}</span>
          </button>
        ))}
      </fieldset>
    </form>
  );
}
