import type { IncomingMessage, ServerResponse } from 'node:http';
import { plainPolicy } from '#lib/api/security-headers.ts';
import { type Locale, negotiateLocale } from '#lib/i18n/locale.ts';
import { busyHeaders, busyPage } from '#lib/session/busy-page.ts';
import { localeInCookies } from '#lib/session/host-cookie.ts';
import { passwordRetrySeconds, passwordsWaiting } from '#lib/staff/password-queue.ts';
import type { RequestGuard } from '../request-guard.ts';

/**
 * Sign-ins that are handled at the same time. The queue of passwords has room for more, so that
 * joining finds a place as well.
 */
const mostAtOnce = Math.floor(passwordsWaiting * 0.75);

/**
 * Milliseconds in which a form has to arrive to keep its place: a slow sender blocks no other
 * client.
 */
const formTimeoutMs = 1_000;

let handled = 0;

/**
 * Answers 503 to most of hundreds of sign-ins at once before Next sees them, at a tenth of the
 * cost.
 */
export const limitSignIns: RequestGuard = (request, response, next) => {
  if (!isSignIn(request)) return next();
  if (handled >= mostAtOnce) return void refuse(request, response).catch(() => response.destroy());
  handled += 1;
  let counted = true;
  const leave = () => {
    if (counted) handled -= 1;
    counted = false;
  };
  const timer = setTimeout(() => request.complete || leave(), formTimeoutMs);
  response.once('close', () => {
    clearTimeout(timer);
    leave();
  });
  next();
};

function isSignIn({ method, url = '' }: IncomingMessage): boolean {
  return method === 'POST' && /^\/api\/auth\/callback\//.test(url);
}

/** The page in each language, once it was needed. */
const pages = new Map<Locale, string>();

async function refuse({ headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const chosen = localeInCookies(headers.cookie);
  const locale = negotiateLocale(chosen, headers['accept-language'] ?? null);
  const policy = {
    'content-security-policy': plainPolicy,
    'x-content-type-options': 'nosniff',
  };
  const page = pages.get(locale) ?? (await write(locale));
  response.writeHead(503, { ...busyHeaders(passwordRetrySeconds), ...policy }).end(page);
}

/** Loads the wording only now: it is no part of an ordinary start. */
async function write(locale: Locale): Promise<string> {
  const { dictionaryOf } = await import('#lib/i18n/dictionary.ts');
  const page = busyPage(locale, dictionaryOf(locale), passwordRetrySeconds, '/sign-in');
  pages.set(locale, page);
  return page;
}
