import { prisma } from '#lib/database/connection.ts';

/** Whether the first run is over: from then on `/welcome` opens no structure. */
export async function hasStructure(): Promise<boolean> {
  return (await prisma().structure.findFirst({ select: { id: true } })) !== null;
}
