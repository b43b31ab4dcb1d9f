import type { NextRequest } from 'next/server';
import { sessionCookie } from '#lib/session/open-session.ts';
import { overHttps } from '#lib/session/over-https.ts';
import { sameOrigin } from '#lib/session/same-origin.ts';

/** Signs this browser out, whatever its session was worth. Another site cannot: its forms are refused. */
export function POST(request: NextRequest): Response {
  if (!sameOrigin(request.headers)) return new Response(null, { status: 403 });
  const headers = new Headers({ location: '/sign-in?notice=signed-out', 'cache-control': 'no-store' });
  const attributes = `Path=/; Max-Age=0; HttpOnly; SameSite=Lax${overHttps() ? '; Secure' : ''}`;
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
