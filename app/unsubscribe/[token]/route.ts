import { unsubscribe } from '#lib/mail/unsubscribe.ts';
import { readSmallForm } from '#lib/session/read-small-form.ts';

type Context = RouteContext<'/unsubscribe/[token]'>;

/**
 * Where the link in a mail leads: to a page with a button, because programs that check links follow
 * them too.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return leadTo((await params).token);
}

/**
 * Unsubscribes, either by one click in a mail program (RFC 8058), which expects a plain answer, or
 * by the button of the page. The link is enough; no session is needed.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const form = await readSmallForm(request);
  const known = await unsubscribe(token);
  if (form.ok && form.value.from === 'page') return leadTo(token);
  return new Response(known ? 'Unsubscribed.\n' : 'Unknown link.\n', {
    status: known ? 200 : 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function leadTo(token: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: `/unsubscribe?${new URLSearchParams({ token })}`, 'cache-control': 'no-store' },
  });
}
