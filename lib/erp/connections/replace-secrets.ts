import type { Transaction } from '#lib/database/run-sql.ts';
import type { GeneratedSecret } from './generate-secret.ts';

/** Revokes every secret of a connection and stores the hash or the encryption of a new one. */
export async function replaceSecrets(
  tx: Transaction,
  connection: { structureId: string; connectionId: string },
  { hash, sealed, ending }: GeneratedSecret,
  createdById: string,
): Promise<void> {
  await tx.erpSecret.updateMany({
    where: { ...connection, revokedAt: null },
    data: { revokedAt: new Date(), sealed: null },
  });
  await tx.erpSecret.create({ data: { ...connection, hash, sealed, ending, createdById } });
}
