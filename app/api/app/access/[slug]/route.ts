import { checkAccess } from '#lib/access/check-access.ts';
import { bearer } from '#lib/api/bearer.ts';
import { json } from '#lib/api/json.ts';
import { type ProblemCode, problem } from '#lib/api/problem.ts';
import { findAppUser } from '#lib/registrations/find-app-user.ts';
import { clientAddress } from '#lib/session/client-address.ts';
import { failed, strangerAt } from '../../app-call.ts';

/**
 * The gate: asked at every request for contents, so it is one query unless something is wrong with
 * the call itself.
 */
export async function GET(request: Request, { params }: RouteContext<'/api/app/access/[slug]'>): Promise<Response> {
  try {
    const token = bearer(request.headers);
    if (!token) return await strangerAt(clientAddress(request.headers), 'token-invalid');
    const verdict = await checkAccess(token, (await params).slug);
    if (verdict?.access) return json({ access: true });
    // Only a token that may not speak is `not-registered`, and the app gets `email-unproved` for
    // it.
    if (verdict) return problem(verdict.reason as ProblemCode);
    return (await findAppUser(token))
      ? problem('unknown-structure')
      : await strangerAt(clientAddress(request.headers), 'token-invalid');
  } catch (error) {
    return failed(error);
  }
}
