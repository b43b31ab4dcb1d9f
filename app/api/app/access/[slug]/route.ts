import { checkAccess, checkAccessOf, type PublicVerdict } from '#lib/access/check-access.ts';
import { bearer } from '#lib/api/bearer.ts';
import { json } from '#lib/api/json.ts';
import { type ProblemCode, problem } from '#lib/api/problem.ts';
import { tally } from '#lib/log/tally.ts';
import { findAppUser, recordUse } from '#lib/registrations/find-app-user.ts';
import { failed, stranger } from '../../app-call.ts';

/**
 * The gate: asked at every request for contents, so it is one query unless something is wrong with
 * the call itself, the token was just renewed, or it was not used for a day.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/app/access/[slug]'>): Promise<Response> {
  try {
    const token = bearer(request.headers);
    if (!token) return await unknown(request, null);
    const { slug } = await params;
    const verdict = await checkAccess(token, slug, recordUse);
    if (verdict) return answer(verdict);
    const person = await findAppUser(token);
    if (!person) return await unknown(request, token);
    const renewed = await checkAccessOf(person, slug);
    if (renewed) return answer(renewed);
    tally('gateDecisions', 'unknown-structure');
    return problem('unknown-structure');
  } catch (error) {
    return failed(error);
  }
}

function unknown(request: Request, token: string | null): Promise<Response> {
  tally('gateDecisions', 'token-invalid');
  return stranger(request, token);
}

function answer({ access, reason }: PublicVerdict): Response {
  tally('gateDecisions', access ? 'access' : reason);
  // Only a token that may not speak is `not-registered`, and the app gets `email-unproved` for it.
  return access ? json({ access: true }) : problem(reason as ProblemCode);
}
