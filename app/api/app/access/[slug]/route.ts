import { checkAccess, checkAccessOf, type PublicVerdict } from '#lib/access/check-access.ts';
import { bearer } from '#lib/api/bearer.ts';
import { json } from '#lib/api/json.ts';
import { type ProblemCode, problem } from '#lib/api/problem.ts';
import { findAppUser, recordUse } from '#lib/registrations/find-app-user.ts';
import { failed, stranger } from '../../app-call.ts';

/**
 * The gate: asked at every request for contents, so it is one query unless something is wrong with
 * the call itself, the token was just renewed, or it was not used for a day.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/app/access/[slug]'>): Promise<Response> {
  try {
    const token = bearer(request.headers);
    if (!token) return await stranger(request, null);
    const { slug } = await params;
    const verdict = await checkAccess(token, slug, recordUse);
    if (verdict) return answer(verdict);
    const person = await findAppUser(token);
    if (!person) return await stranger(request, token);
    const renewed = await checkAccessOf(person, slug);
    return renewed ? answer(renewed) : problem('unknown-structure');
  } catch (error) {
    return failed(error);
  }
}

function answer({ access, reason }: PublicVerdict): Response {
  // Only a token that may not speak is `not-registered`, and the app gets `email-unproved` for it.
  return access ? json({ access: true }) : problem(reason as ProblemCode);
}
