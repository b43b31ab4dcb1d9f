import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { problem } from '#lib/api/problem.ts';
import { requestOutage } from '#lib/database/outage-watch.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { log } from '#lib/log/log.ts';
import { brokenCallbackCookie, isAuthEndpoint } from '#lib/session/auth-endpoints.ts';
import { authOptions } from '#lib/session/auth-options.ts';
import { busyHeaders, busyPage } from '#lib/session/busy-page.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { keepTypedEmail } from '#lib/session/handed/typed-email.ts';
import { readSmallForm } from '#lib/session/read-small-form.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { sessionCookie } from '#lib/session/session-cookie.ts';
import { takeSignInPlace } from '#lib/session/sign-in-places.ts';
import { clearSiteData } from '#lib/session/sign-out.ts';
import { passwordRetrySeconds } from '#lib/staff/password-queue.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

const nextAuth: (request: NextRequest, context: Context) => Promise<Response> = NextAuth(authOptions);

/**
 * `signin` sets the CSRF cookie and leads to the sign-in page; `csrf` gives the token to programs.
 */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  if (!isAuthEndpoint('GET', action, provider)) return problem('unknown-path');
  const back = sameSitePath(request.nextUrl.searchParams.get('callbackUrl')) ?? '/';
  const signInPage = `/sign-in?${new URLSearchParams({ callbackUrl: back, cookies: 'set' })}`;
  const broken = brokenCallbackCookie(request);
  if (broken) return without(broken, `/sign-in?${new URLSearchParams({ callbackUrl: back })}`);
  const url = new URL(request.nextUrl.pathname, request.nextUrl);
  url.searchParams.set('callbackUrl', back);
  const response = await nextAuth(new NextRequest(url, { headers: request.headers }), context);
  return action === 'signin' ? seeOther(signInPage, response) : response;
}

/**
 * Signing in and out: plain forms, answered by a redirect to a path of whatever host they were sent
 * to.
 */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const [action, provider] = (await context.params).nextauth;
  if (!isAuthEndpoint('POST', action, provider)) return problem('unknown-path');
  const broken = brokenCallbackCookie(request);
  if (broken) return without(broken, '/sign-in?error=expired');
  const form = await readSmallForm(request);
  if (!form.ok && form.problem === 'too-large') return seeOther('/sign-in?error=too-long');
  if (!form.ok) return new Response(null, { status: 400 });
  const { csrfToken = '', email = '', password = '' } = form.value;
  const callbackUrl = sameSitePath(form.value.callbackUrl, [request.nextUrl.origin]) ?? '/';
  const leave = action === 'callback' ? takeSignInPlace(clientAddress(request.headers)) : () => undefined;
  if (!leave) return busy(email, callbackUrl);
  try {
    return await pass(request, context, { csrfToken, email, password, callbackUrl });
  } finally {
    leave();
  }
}

/** Hands a form on to next-auth, and answers with a path of whatever host it was sent to. */
async function pass(request: NextRequest, context: Context, form: Record<string, string>): Promise<Response> {
  const { email = '', callbackUrl = '/' } = form;
  const response = await nextAuth(
    new NextRequest(new URL(request.nextUrl.pathname, request.nextUrl), {
      method: 'POST',
      headers: { ...Object.fromEntries(request.headers), 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    }),
    context,
  );
  if ((await context.params).nextauth[0] === 'signout') {
    const signedOut = seeOther(addressWithNotice('sign-in', '/sign-in', 'signed-out'), response);
    signedOut.headers.set('clear-site-data', clearSiteData);
    return signedOut;
  }
  if (response.headers.getSetCookie().some((cookie) => cookie.startsWith(sessionCookie())))
    return seeOther(callbackUrl, response);
  if (requestOutage()?.failures) throw new Error('signing in failed: the database is away');
  const error = errorOf(response);
  if (error === 'busy') return busy(email, callbackUrl);
  if (error === 'code') return seeOther(`/sign-in/code?${new URLSearchParams({ callbackUrl })}`);
  await keepTypedEmail(email);
  return seeOther(`/sign-in?${new URLSearchParams({ callbackUrl, error })}`, response);
}

/** 503: too many people sign in at once. */
async function busy(email: string, callbackUrl: string): Promise<Response> {
  await keepTypedEmail(email);
  const locale = await currentLocale();
  const html = busyPage(
    locale,
    dictionaryOf(locale),
    passwordRetrySeconds,
    `/sign-in?${new URLSearchParams({ callbackUrl })}`,
  );
  return new Response(html, { status: 503, headers: busyHeaders(passwordRetrySeconds) });
}

/**
 * The error code of a refused sign-in, as the address may show it. The cause of an outage is only
 * logged.
 */
function errorOf(answer: Response): string {
  const to = URL.parse(answer.headers.get('location') ?? '', 'http://here.invalid');
  if (to?.searchParams.has('csrf')) return 'expired';
  const error = to?.searchParams.get('error') ?? '';
  if (/^(wrong|busy|code|wait-\d{1,4})$/.test(error)) return error;
  log.error({ reason: error }, 'sign-in failed');
  return 'unavailable';
}

/** 303 to a path, with the cookies of another answer. */
function seeOther(path: string, answer?: Response): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' });
  for (const cookie of answer?.headers.getSetCookie() ?? []) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

function without(cookie: string, path: string): Response {
  const secure = cookie.startsWith('__Secure-') ? '; Secure' : '';
  return new Response(null, {
    status: 303,
    headers: { location: path, 'set-cookie': `${cookie}=; Path=/; Max-Age=0${secure}` },
  });
}
