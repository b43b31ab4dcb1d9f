import { cookies } from 'next/headers';
import { hostCookie } from './host-cookie.ts';

/** Name of the cookie that holds the ids of the notices that this browser has shown. */
export const seenNoticesCookie = () => hostCookie('seen-notices');

/** Reads what the browser remembers of the notices that it has shown. */
export async function seenNotices(): Promise<string | undefined> {
  return (await cookies()).get(seenNoticesCookie())?.value;
}
