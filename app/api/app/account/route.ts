import { deleteAccount } from '#lib/registrations/delete-account.ts';
import { lookingPerson, noContent, refusal } from '../app-call.ts';

/** The person deletes their account. */
export function DELETE(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => {
    const deleted = await deleteAccount(person);
    return deleted.ok ? noContent() : refusal(deleted.problem);
  });
}
