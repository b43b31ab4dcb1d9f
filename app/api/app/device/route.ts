import { appEndpoints } from '#lib/registrations/app-endpoints.ts';
import { changeDevice } from '#lib/registrations/change-device.ts';
import { fromPerson, noContent, refusal } from '../app-call.ts';

/** The phone was updated or replaced. */
export function PATCH(request: Request): Promise<Response> {
  return fromPerson(appEndpoints.device, request, async ({ actor, body }) => {
    const changed = await changeDevice(actor, body);
    return changed.ok ? noContent() : refusal(changed.problem);
  });
}
