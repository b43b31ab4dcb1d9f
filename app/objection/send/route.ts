import { objectToChange } from '#lib/registrations/object-to-change.ts';
import { readSmallForm } from '#lib/session/read-small-form.ts';

/** The button of the page. The link is enough; no session is needed. */
export async function POST(request: Request): Promise<Response> {
  const form = await readSmallForm(request);
  const { of = '', token = '' } = form.ok ? form.value : {};
  await objectToChange({ of, token });
  const parameters = new URLSearchParams({ of: of.slice(0, 100), token: token.slice(0, 100) });
  return new Response(null, {
    status: 303,
    headers: { location: `/objection?${parameters}`, 'cache-control': 'no-store' },
  });
}
