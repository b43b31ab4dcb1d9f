import { isLocale } from '#lib/i18n/locale.ts';
import { cameFrom } from '#lib/session/came-from.ts';
import { hostCookie } from '#lib/session/host-cookie.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import { readSmallForm } from '#lib/session/read-small-form.ts';

const year = 365 * 24 * 60 * 60;

/**
 * Keeps the language that was chosen for a year and leads back to the page; anything that is no
 * language changes nothing.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await readSmallForm(request);
  const chosen = form.ok ? form.value.locale : undefined;
  const headers = new Headers({ Location: cameFrom(request.headers.get('referer'), request.headers.get('host')) });
  if (isLocale(chosen)) {
    headers.set(
      'Set-Cookie',
      `${hostCookie('locale')}=${chosen}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${isOverHttps() ? '; Secure' : ''}`,
    );
  }
  return new Response(null, { status: 303, headers });
}

/**
 * Leads a visitor who typed this address, or returned by the browser's history after an error, to
 * the start page.
 */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { Location: '/' } });
}
