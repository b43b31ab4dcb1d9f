import { prisma } from '#lib/database/connection.ts';

/**
 * Sets back the times of an invitation, for demonstration data. Only `demo/` calls it.
 * @param times `openedAt`, `expiresAt`: left as they are when absent
 * @returns the id of its mail
 */
export async function backdateInvitation(
  client: { structureId: string; clientId: string },
  { sentAt, ...later }: { sentAt: Date; openedAt?: Date; expiresAt?: Date },
): Promise<string> {
  const { mailId } = await prisma().invitation.update({
    where: { structureId_clientId: client },
    data: { times: [sentAt], ...later },
    select: { mailId: true },
  });
  return mailId;
}
