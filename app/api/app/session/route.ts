import { signOut } from '#lib/registrations/sign-out.ts';
import { lookingPerson, noContent } from '../app-call.ts';

/** The person signs out on this device. */
export function DELETE(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => {
    await signOut(person);
    return noContent();
  });
}
