import { json } from '#lib/api/json.ts';
import { renewToken } from '#lib/registrations/devices/renew-token.ts';
import { signOut } from '#lib/registrations/sign-out.ts';
import { lookingPerson, noContent, refusal } from '../app-call.ts';

/** Gives the device a successor of its token. */
export function POST(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => {
    const renewed = await renewToken(person);
    return renewed.ok ? json(renewed.value, { status: 201 }) : refusal(renewed.problem);
  });
}

/** The person signs out on this device. */
export function DELETE(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => {
    await signOut(person);
    return noContent();
  });
}
