import type { Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { startSession } from '#lib/staff/start-session.ts';
import type { Member } from './club.ts';

/**
 * Gives this browser the session that signing in would have: the secret is the server's. What
 * people see of signing in is tried in staff.spec.ts, and need not be waited for again by every
 * test.
 */
export async function signIn(page: Page, { id }: Member): Promise<void> {
  const sid = await startSession(id, null, undefined, undefined, { checked: 'code' });
  const value = await encode({ token: { sid }, secret: process.env.AUTH_SECRET as string });
  await page
    .context()
    .addCookies([
      { name: 'next-auth.session-token', value, url: process.env.E2E_URL as string, httpOnly: true, sameSite: 'Lax' },
    ]);
}
