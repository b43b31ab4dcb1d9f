import type { NextRequest } from 'next/server';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import { sameOrigin } from '#lib/session/same-origin.ts';
import { sessionCookie } from '#lib/session/session-cookie.ts';
import { clearSiteData, endSessionOfBrowser } from '#lib/session/sign-out.ts';

/**
 * Signs this browser out, whatever its session was worth: the session ends in the database. Another
 * site's forms are refused.
 */
export async function POST(request: NextRequest): Promise<Response> {
  if (!sameOrigin(request.headers)) return new Response(null, { status: 403 });
  await endSessionOfBrowser();
  const headers = new Headers({
    location: addressWithNotice('sign-in', '/sign-in', 'signed-out'),
    'cache-control': 'no-store',
    'clear-site-data': clearSiteData,
  });
  const attributes = `Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isOverHttps() ? '; Secure' : ''}`;
  for (const { name } of request.cookies.getAll()) {
    // next-auth splits a large session over `name.0`, `name.1`...
    if (name.startsWith(sessionCookie())) headers.append('set-cookie', `${name}=; ${attributes}`);
  }
  return new Response(null, { status: 303, headers });
}

/** A link does not sign out, or a picture on another site could. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { location: '/' } });
}
