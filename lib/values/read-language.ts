import { fold } from '#lib/identity/fold.ts';

/** The languages a client can be addressed in (ISO 639-1), as they are written in several. */
const names: Record<string, string> = {
  fr: 'fr fra fre francais francaise french franzosisch frances francese frans',
  en: 'en eng anglais anglaise english englisch ingles inglese engels',
  de: 'de deu ger allemand allemande german deutsch aleman tedesco duits',
  es: 'es esp spa espagnol espagnole spanish spanisch espanol castellano spagnolo spaans',
  it: 'it ita italien italienne italian italienisch italiano italiaans',
  nl: 'nl nld dut neerlandais neerlandaise dutch niederlandisch neerlandes olandese nederlands',
  pt: 'pt por portugais portugaise portuguese portugiesisch portugues portoghese portugees',
};
const languages = new Map(
  Object.entries(names).flatMap(([language, list]) => list.split(' ').map((name) => [name, language])),
);

/**
 * Reads a language as programs write it: a code ("fr", "fr-FR", "en_GB") or its name in one of
 * these languages. Null where it is none of them.
 * @param text as `undress` returns it
 * @returns an ISO 639-1 code
 */
export function readLanguage(text: string): string | null {
  if (text.length > 40) return null;
  // "Français (France)": the country in brackets chooses no language.
  const name = text.replace(/\s*\([^()]*\)$/, '');
  const code = /^([a-z]{2})(?:[-_](?:[a-z]{2,4}|\d{3}))?(?:\.utf-?8)?(?:@euro)?$/i.exec(name)?.[1];
  return languages.get(fold(code ?? name)) ?? null;
}
