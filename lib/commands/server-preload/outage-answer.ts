import type { IncomingMessage } from 'node:http';
import { plainStyle } from '#lib/api/security-headers.ts';
import type { RequestOutage } from '#lib/database/outage-watch.ts';
import { api } from '#lib/i18n/en/api.ts';
import { shell as english } from '#lib/i18n/en/shell.ts';
import { shell as french } from '#lib/i18n/fr/shell.ts';
import { negotiateLocale } from '#lib/i18n/locale.ts';
import { localeInCookies } from '#lib/session/host-cookie.ts';
import { idOf } from './measuring/identify-request.ts';

type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * The body of a 503 in the form that the sender of the request reads: a page, a problem (RFC 9457)
 * or a line of text.
 */
export function outageAnswer(request: Request, outage: RequestOutage): { type: string; body: Buffer } {
  const { method, url = '/', headers } = request;
  const path = url.split('?', 1)[0] ?? '/';
  if (/^\/api\/(?!auth\/|docs)/.test(path))
    return { type: 'application/problem+json', body: Buffer.from(JSON.stringify(apiProblem)) };
  // The product's own script sent the request: it keeps the typed values and shows its own
  // sentence.
  if (
    headers.rsc !== undefined ||
    headers['next-action'] !== undefined ||
    !/\btext\/html\b|\*\/\*/.test(headers.accept ?? '*/*')
  ) {
    return { type: 'text/plain; charset=utf-8', body: Buffer.from('The database does not answer.\n') };
  }
  const locale = negotiateLocale(localeInCookies(headers.cookie), headers['accept-language'] ?? null);
  return {
    type: 'text/html; charset=utf-8',
    body: Buffer.from(page(locale, method === 'GET' || method === 'HEAD', outage, idOf(request))),
  };
}

const { title, detail } = api.problems.unavailable;
const apiProblem = { type: 'about:blank#unavailable', title, status: 503, detail, code: 'unavailable' };

function page(locale: 'fr' | 'en', reads: boolean, { inDoubt }: RequestOutage, id: string): string {
  const { product, failure } = locale === 'fr' ? french : english;
  const { unavailable: words, retry, reference } = failure;
  const text = reads ? words.text : inDoubt ? words.inDoubt : words.notSaved;
  // Sent again as a link: the address of a form is also one that can be opened.
  const link = reads ? `<p><a href="">${retry}</a></p>` : '';
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · ${product}</title>
<style>${plainStyle}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p>${text}</p>
${link}
<p>${reference(id)}</p>
</main>
</body>
</html>
`;
}
