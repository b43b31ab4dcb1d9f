import { json } from '#lib/api/json.ts';
import { appEndpoints } from '#lib/registrations/app-endpoints.ts';
import { prove } from '#lib/registrations/prove.ts';
import { fromPerson, refusal } from '../../app-call.ts';

/** Takes the mailed code. */
export function POST(request: Request): Promise<Response> {
  return fromPerson(appEndpoints.prove, request, async ({ actor, body, address }) => {
    const proved = await prove(actor, body.code, address);
    return proved.ok ? json({ accountId: proved.value.accountId, emailProof: 'proved' }) : refusal(proved.problem);
  });
}
