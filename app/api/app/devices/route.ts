import { json } from '#lib/api/json.ts';
import { endOtherDevices } from '#lib/registrations/devices/end-devices.ts';
import { listDevices } from '#lib/registrations/devices/list-devices.ts';
import { lookingPerson, noContent, refusal } from '../app-call.ts';

/** The devices that are signed in to the person's account. */
export function GET(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => json({ devices: await listDevices(person) }));
}

/** The person signs out every other device. */
export function DELETE(request: Request): Promise<Response> {
  return lookingPerson(request, async (person) => {
    const ended = await endOtherDevices(person);
    return ended.ok ? noContent() : refusal(ended.problem);
  });
}
