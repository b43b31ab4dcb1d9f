import { noticeMinutes, readNoticeId, withSeenNotice } from '#lib/forms/notices/notice-id.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import { seenNotices, seenNoticesCookie } from '#lib/session/seen-notices.ts';

/**
 * Remembers in the browser that it has shown a notice, and answers with a picture that is empty.
 */
export async function GET(request: Request): Promise<Response> {
  const id = readNoticeId(new URL(request.url).searchParams.get('id') ?? undefined);
  const headers = new Headers({ 'Cache-Control': 'no-store', 'Content-Type': 'image/svg+xml; charset=utf-8' });
  if (id !== null) {
    const cookie = withSeenNotice(await seenNotices(), id);
    headers.set(
      'Set-Cookie',
      `${seenNoticesCookie()}=${cookie}; Path=/; Max-Age=${noticeMinutes * 60}; SameSite=Lax; HttpOnly${isOverHttps() ? '; Secure' : ''}`,
    );
  }
  return new Response('<svg xmlns="http://www.w3.org/2000/svg"/>', { headers });
}
