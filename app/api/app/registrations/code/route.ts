import { json } from '#lib/api/json.ts';
import { requestCode } from '#lib/registrations/request-code.ts';
import { lookingPerson, refusal } from '../../app-call.ts';

/** Mails the code again. */
export function POST(request: Request): Promise<Response> {
  return lookingPerson(request, async (person, address) => {
    const sent = await requestCode(person, address);
    return sent.ok ? json({ emailProof: sent.value }) : refusal(sent.problem);
  });
}
