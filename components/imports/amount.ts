import type { Locale } from '#lib/i18n/locale.ts';

const tag: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

/** Formats a number of bytes in the decimal unit that reads best: "3,2 Mo", "3.2 MB". */
export function formatBytes(locale: Locale, bytes: number): string {
  const [unit, size] = bytes < 1_000_000 ? (['kilobyte', 1_000] as const) : (['megabyte', 1_000_000] as const);
  return new Intl.NumberFormat(tag[locale], { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / size);
}

/** Formats a waiting time: in seconds up to two minutes, then in minutes. */
export function formatWait(locale: Locale, seconds: number): string {
  const [unit, size] = seconds < 120 ? (['second', 1] as const) : (['minute', 60] as const);
  const amount = Math.max(1, Math.round(seconds / size));
  return new Intl.NumberFormat(tag[locale], { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}
