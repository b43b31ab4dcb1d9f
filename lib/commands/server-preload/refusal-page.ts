import type { IncomingMessage } from 'node:http';
import { escapeHtml } from '#lib/api/escape-html.ts';
import { plainStyle } from '#lib/api/security-headers.ts';
import { type Dictionary, dictionaryOf } from '#lib/i18n/dictionary.ts';
import { type Locale, negotiateLocale } from '#lib/i18n/locale.ts';
import { localeInCookies } from '#lib/session/host-cookie.ts';
import { idOf } from './measuring/identify-request.ts';
import { typedValues } from './typed-values.ts';

/** Why a request is refused before Next sees it. */
export type RefusalReason = Exclude<keyof Dictionary['refusedRequests'], 'back'> | 'unknownPath';

/** What is read of a request to refuse it; of one that could not be parsed there is only a part. */
export type RefusedRequest = Pick<IncomingMessage, 'url' | 'method' | 'headers'>;

/**
 * A short HTML page that says why a request is refused, in the language of its sender.
 * @param form the form that the request carried: the page shows what was typed, and leads back
 */
export function refusalPage(request: RefusedRequest, reason: RefusalReason, form?: FormData): string {
  const locale = localeOf(request);
  const { refusedRequests, shell } = dictionaryOf(locale);
  const id = idOf(request);
  const reference = id && `<p>${shell.failure.reference(id)}</p>`;
  const { title, text } = reason === 'unknownPath' ? shell.notFound : refusedRequests[reason];
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} – ${shell.product}</title><style>${plainStyle}</style></head>
<body><main><h1>${title}</h1><p>${text}</p>${form ? typedPart(request, form, dictionaryOf(locale)) : ''}<p><a href="/">${refusedRequests.back}</a></p>${reference}</main></body></html>
`;
}

function typedPart({ url = '/' }: RefusedRequest, form: FormData, dictionary: Dictionary): string {
  const { typed, reopen } = dictionary.refusedRequests.outdated;
  const values = typedValues(form, dictionary).map(
    ({ label, text }) => `${label && `<p>${escapeHtml(label)}</p>`}<pre>${escapeHtml(text)}</pre>`,
  );
  const shown = values.length > 0 ? `<h2>${typed}</h2>${values.join('\n')}` : '';
  // A form without scripts is sent to the address of its page.
  return `${shown}<p><a href="${escapeHtml(url)}">${reopen}</a></p>`;
}

function localeOf({ headers }: RefusedRequest): Locale {
  const chosen = localeInCookies(headers.cookie);
  return negotiateLocale(chosen, headers['accept-language'] ?? null);
}
