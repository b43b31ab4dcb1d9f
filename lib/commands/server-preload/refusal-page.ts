import type { IncomingMessage } from 'node:http';
import { plainStyle } from '#lib/api/security-headers.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { type Locale, negotiateLocale } from '#lib/i18n/locale.ts';
import { localeInCookies } from '#lib/session/host-cookie.ts';
import { idOf } from './measuring/identify-request.ts';

/** Why a request is refused before Next sees it. */
export type RefusalReason = Exclude<keyof Dictionary['refusedRequests'], 'back'> | 'unknownPath';

/** What is read of a request to refuse it; of one that could not be parsed there is only a part. */
export type RefusedRequest = Pick<IncomingMessage, 'url' | 'method' | 'headers'>;

/** A short HTML page that says why a request is refused, in the language of its sender. */
export function refusalPage(request: RefusedRequest, reason: RefusalReason): string {
  const locale = localeOf(request);
  const { refusedRequests, shell } = dictionaryOf(locale);
  const id = idOf(request);
  const reference = id && `<p>${shell.failure.reference(id)}</p>`;
  const { title, text } = reason === 'unknownPath' ? shell.notFound : refusedRequests[reason];
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} – ${shell.product}</title><style>${plainStyle}</style></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">${refusedRequests.back}</a></p>${reference}</main></body></html>
`;
}

function localeOf({ headers }: RefusedRequest): Locale {
  const chosen = localeInCookies(headers.cookie);
  return negotiateLocale(chosen, headers['accept-language'] ?? null);
}
