import { json } from '#lib/api/json.ts';
import { problem } from '#lib/api/problem.ts';
import { withRoundedTiming } from '#lib/api/rounded-timing.ts';
import { appEndpoints } from '#lib/registrations/app-endpoints.ts';
import { join } from '#lib/registrations/join.ts';
import { fromPerson, refusal } from '../app-call.ts';

/** Asks to be let into a structure. */
export function POST(request: Request): Promise<Response> {
  return fromPerson(appEndpoints.join, request, async ({ actor, body, address }) => {
    const joined = await withRoundedTiming(() => join(actor, body.joinCode, address));
    if (joined.ok) return json(joined.value, { status: 201 });
    const found = joined.problem;
    if (found.code === 'refused') return problem('request-refused');
    return found.code === 'too-many'
      ? refusal(found)
      : problem(found.code, { errors: [{ pointer: '/joinCode', code: found.code }] });
  });
}
