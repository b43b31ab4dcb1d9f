import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { withRoundedTiming } from '#lib/api/rounded-timing.ts';
import { logAppSignIn } from '#lib/audit/security/log-app-sign-in.ts';
import { appEndpoints } from '#lib/registrations/app-endpoints.ts';
import { register } from '#lib/registrations/register.ts';
import { fromApp, refusal } from '../app-call.ts';

/** Registers an account from the app on a phone. */
export function POST(request: Request): Promise<Response> {
  return fromApp(appEndpoints.register, request, async ({ actor, body, address }) => {
    const registered = await withRoundedTiming(() => register(actor, body, address));
    if (registered.ok) {
      logAppSignIn('registered', { structureId: actor.structure.id });
      return json(registered.value, { status: 201 });
    }
    const { code } = registered.problem;
    return code === 'too-many'
      ? refusal(registered.problem)
      : problem(code, { errors: [{ pointer: code === 'unknown-join-code' ? '/joinCode' : '/claimCode', code }] });
  });
}
