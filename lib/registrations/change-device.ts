import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { DeviceInput } from './registration-input.ts';

/** Records that the device of this token was updated or replaced. */
export async function changeDevice(
  person: AppUser,
  { model, platform, osVersion }: DeviceInput,
): Promise<Result<null, Wait>> {
  const wait = await takeAttemptOf(...inQuarterAndDay('app:device:token', person.tokenId));
  if (wait) return fail(wait);
  await prisma().appToken.update({
    where: { id: person.tokenId },
    data: { deviceModel: model, platform, osVersion: osVersion || null, lastSeenAt: new Date() },
  });
  return succeed(null);
}
