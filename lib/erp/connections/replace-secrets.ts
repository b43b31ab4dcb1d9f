import type { Transaction } from '#lib/database/run-sql.ts';
import type { GeneratedSecret } from './generate-secret.ts';

/** What is stored of a secret: its hash or its encryption, and its last characters. */
type StoredSecret = Pick<GeneratedSecret, 'hash' | 'sealed' | 'ending'>;

/** Revokes every secret of a connection and stores the hash or the encryption of a new one. */
export async function replaceSecrets(
  tx: Transaction,
  connection: { structureId: string; connectionId: string },
  secret: StoredSecret,
  createdById: string,
): Promise<void> {
  await tx.erpSecret.updateMany({
    where: { ...connection, revokedAt: null },
    data: { revokedAt: new Date(), sealed: null },
  });
  await insertSecret(tx, connection, secret, createdById);
}

/** Stores the hash or the encryption of a new secret, beside those that the connection has. */
export async function insertSecret(
  tx: Transaction,
  connection: { structureId: string; connectionId: string },
  { hash, sealed, ending }: StoredSecret,
  createdById: string,
): Promise<void> {
  await tx.erpSecret.create({ data: { ...connection, hash, sealed, ending, createdById } });
}
