import type { AppUser } from '#lib/app-auth/app-user.ts';
import { prisma } from '#lib/database/connection.ts';

/**
 * Ends the token of this device; the account and other devices stay. A token that never acted for
 * the account is deleted. Any other keeps its row, from which the club reads the phone and the
 * proved address, under a hash that no token has.
 */
export async function signOut({ tokenId, bound }: AppUser): Promise<void> {
  if (!bound) {
    await prisma().appToken.deleteMany({
      where: { id: tokenId, boundAt: null, proofs: { none: { NOT: { provedAt: null } } } },
    });
  }
  await prisma().appToken.updateMany({
    where: { id: tokenId },
    data: { tokenHash: `ended ${tokenId}`, endedAt: new Date() },
  });
}
