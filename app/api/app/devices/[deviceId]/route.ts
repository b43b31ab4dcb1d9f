import { endDevice } from '#lib/registrations/devices/end-devices.ts';
import { lookingPerson, noContent, refusal } from '../../app-call.ts';

/** The person signs out one device. */
export function DELETE(request: Request, { params }: RouteContext<'/api/app/devices/[deviceId]'>): Promise<Response> {
  return lookingPerson(request, async (person) => {
    const ended = await endDevice(person, (await params).deviceId);
    return ended.ok ? noContent() : refusal(ended.problem);
  });
}
