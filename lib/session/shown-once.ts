import { createHash } from 'node:crypto';
import { cookies } from 'next/headers';
import { isOverHttps } from './is-over-https.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/** A secret that one page shows for some minutes after it was made. */
export type ShownOnce = { name: string; minutes: number };

/**
 * Hands a secret to the page at a path in a cookie that only this page gets: it stands in no
 * address, history or log. Only the session that made it is shown it, not the next person at the
 * desk. Call where cookies may be set.
 */
export async function keepShown({ name, minutes }: ShownOnce, path: string, secret: string): Promise<void> {
  const attributes = {
    httpOnly: true,
    sameSite: 'strict',
    path,
    maxAge: minutes * 60,
    secure: isOverHttps(),
  } as const;
  (await cookies()).set(name, `${await sessionMark()}.${secret}`, attributes);
}

/** Deletes the cookie of a secret that is no longer valid, or was kept. */
export async function forgetShown({ name }: ShownOnce, path: string): Promise<void> {
  (await cookies()).delete({ name, path });
}

/** Reads the secret that this session made; undefined without one, or when its minutes are over. */
export async function readShown({ name }: ShownOnce): Promise<string | undefined> {
  const [, mark, secret] = /^([\w-]{22})\.(.+)$/.exec((await cookies()).get(name)?.value ?? '') ?? [];
  return mark !== undefined && mark === (await sessionMark()) ? secret : undefined;
}

/** Tells the sessions of a browser from each other, without containing the session's id. */
async function sessionMark(): Promise<string> {
  const sessionId = await sessionIdOfBrowser();
  return createHash('sha256')
    .update(`shown once:${sessionId ?? ''}`)
    .digest('base64url')
    .slice(0, 22);
}
