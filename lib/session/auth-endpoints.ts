import type { NextRequest } from 'next/server';
import { hostCookie } from './host-cookie.ts';

/** next-auth knows more doors than this product uses; the others stay shut. */
const doors: Record<string, readonly string[]> = { GET: ['signin', 'csrf'], POST: ['signout', 'callback'] };

export function isAuthEndpoint(method: string, action: string | undefined, provider: string | undefined): boolean {
  if (action === 'callback' && provider !== 'credentials') return false;
  return action !== undefined && (doors[method]?.includes(action) ?? false);
}

/** The name of the cookie in which next-auth keeps the way back. */
export const callbackCookie = () => hostCookie('next-auth.callback-url');

/**
 * The name of the cookie that next-auth answers 500 to, else null: it keeps the way back in it and
 * throws at what is no address.
 */
export function brokenCallbackCookie(request: NextRequest): string | null {
  const name = callbackCookie();
  const value = request.cookies.get(name)?.value;
  if (!value) return null;
  const url = URL.parse(value, value.startsWith('/') ? 'http://here.invalid' : undefined);
  return url && /^https?:$/.test(url.protocol) ? null : name;
}
