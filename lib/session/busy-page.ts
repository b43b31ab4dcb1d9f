import { escapeHtml } from '#lib/api/escape-html.ts';
import { plainStyle } from '#lib/api/security-headers.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';

/**
 * What the page says that a sign-in form leads to when too many people sign in at once. It comes
 * with 503 and `Retry-After` (RFC 9110, 10.2.3), which a page behind a redirect could not have.
 * Plain HTML: it has to cost next to nothing.
 * @param back where the form stands
 */
export function busyPage(locale: Locale, { staff }: Dictionary, seconds: number, back: string): string {
  const title = escapeHtml(staff.signInRefused);
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${plainStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p role="alert">${escapeHtml(staff.errors.busy(seconds))}</p>
<p><a href="${escapeHtml(back)}">${escapeHtml(staff.signIn)}</a></p>
</main>
</body>
</html>
`;
}

/** The headers that come with it. */
export function busyHeaders(seconds: number): Record<string, string> {
  return { 'content-type': 'text/html; charset=utf-8', 'retry-after': String(seconds), 'cache-control': 'no-store' };
}
