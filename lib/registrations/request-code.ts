import type { AppUser } from '#lib/app-auth/app-user.ts';
import type { Wait } from '#lib/app-auth/limits.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { languageOfAddress } from '#lib/mail/language-of-address.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { returnCodeMail, takeCodeMail } from './code-limits.ts';
import { startProof } from './start-proof.ts';

/**
 * Mails a new code to the address that this device registered, unless the device has proved it
 * already. Its codes before become invalid, and it counts as the code of a registration does.
 * @param address where the request came from, for limits only
 */
export async function requestCode(
  { tokenId, accountId, emailKey, homeId }: AppUser,
  address: string,
): Promise<Result<'proved' | 'code-sent', Wait>> {
  const proved = await prisma().appProof.count({
    where: { tokenId, emailKey, provedAt: { not: null }, vouchedInId: null },
  });
  if (proved > 0) return succeed('proved');
  const request = { emailKey, address, keyId: null, structureId: homeId };
  const wait = await takeCodeMail(request);
  if (wait) return fail(wait);
  try {
    const [account, structure] = await Promise.all([
      prisma().appAccount.findUniqueOrThrow({ where: { id: accountId }, select: { email: true } }),
      prisma().structure.findUniqueOrThrow({
        where: { id: homeId },
        select: { id: true, name: true, language: true },
      }),
    ]);
    await inTransaction(async (tx) => {
      const language = await languageOfAddress(tx, structure, emailKey);
      await startProof(tx, { tokenIds: [tokenId], to: account.email, emailKey, structure, clientId: null, language });
    });
    return succeed('code-sent');
  } catch (error) {
    await returnCodeMail(request);
    throw error;
  }
}
