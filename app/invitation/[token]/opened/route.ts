import { openInvitation } from '#lib/invitations/open-invitation.ts';
import { isAutomated } from '#lib/session/is-automated.ts';
import { sameOrigin } from '#lib/session/same-origin.ts';

type Context = RouteContext<'/invitation/[token]/opened'>;

/**
 * Records that a person opened an invitation: by the button of its page, or by a script after the
 * page was visible for a second. Leads back to the page.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  if (sameOrigin(request.headers) && !isAutomated(request.headers)) await openInvitation(token);
  return leadTo(token);
}

/** Leads a browser whose history holds this address back to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return leadTo((await params).token);
}

function leadTo(token: string): Response {
  const location = `/invitation/${encodeURIComponent(token)}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
