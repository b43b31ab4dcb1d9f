import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { to as copyTo } from 'pg-copy-streams';
import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { LimitedClient } from '#lib/database/limited-client.ts';
import { limitedConfig, migrationLimits } from '#lib/database/limits.ts';
import { savedJobColumns, savedJobs } from '#lib/queue/saved-jobs.ts';
import { Refusal } from '#lib/refusal.ts';
import { storedMainKey } from '#lib/secrets/main-key.ts';
import { newHeader } from './backup-header.ts';
import { encodeFrame, type Frame } from './frames.ts';
import { appliedMigrations, listTables, type StoredTable, withColumns } from './list-tables.ts';
import { sealChunks } from './sealed-chunks.ts';
import { writeWhole } from './write-whole.ts';

/** What is backed up, and how it is sealed. */
export type BackupSource = {
  databaseUrl: string;
  authSecret: string;
  passphrase: string;
  /** Version of the product. */
  product: string;
  /** Binary logarithm of the cost of trying a passphrase. */
  logN?: number;
};
export type WrittenBackup = { takenAt: Date; bytes: number; rows: number };

/** Compression costs less than it saves of the encryption: 700 MB a second at this level. */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * Writes the whole database at one moment into a new file, while it is used: one transaction sees
 * every table as it was when the transaction began, and blocks only a migration.
 * @throws Refusal with one sentence; there is no file then
 */
export async function writeBackup(file: string, source: BackupSource): Promise<WrittenBackup> {
  const header = await newHeader(source.passphrase, source.product, source.logN);
  const config = { connectionString: source.databaseUrl, ...limitedConfig(migrationLimits) };
  const client = new LimitedClient(config);
  client.on('error', () => undefined);
  const written = { takenAt: new Date(0), rows: 0 };
  try {
    await client.connect();
    const tables = await beginSnapshot(client);
    const compressed = createZstdCompress(compression);
    // Reading the compressed content throws the error.
    pipeline(snapshotFrames(client, tables, source, written), compressed).catch(() => undefined);
    const bytes = await writeWhole(file, sealChunks(compressed, header));
    return { ...written, bytes };
  } catch (error) {
    if (isDatabaseAway(error)) throw new Refusal('The database does not answer any more: no backup was written.');
    throw error;
  } finally {
    // Ends the transaction too, also one that hangs.
    client.hangUp();
  }
}

/**
 * Opens the transaction. Its first statement locks the tables against changes of their columns, and
 * only the next one fixes what it sees, so that no migration comes in between.
 */
async function beginSnapshot(client: LimitedClient): Promise<StoredTable[]> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await listTables(client);
    const names = before.map(({ name }) => `public."${name}"`);
    await client.query('begin isolation level repeatable read read only');
    if (names.length > 0) await client.query(`lock table ${names.join(', ')} in access share mode`);
    const tables = await listTables(client);
    if (JSON.stringify(tables) === JSON.stringify(before)) return tables;
    await client.query('rollback');
  }
  throw new Refusal('The database is being migrated: try again when that is done.');
}

async function* snapshotFrames(
  client: LimitedClient,
  tables: StoredTable[],
  { authSecret, product }: BackupSource,
  written: { takenAt: Date; rows: number },
): AsyncGenerator<Buffer> {
  const { rows } = await client.query<{ takenAt: Date }>('select now() as "takenAt"');
  written.takenAt = (rows[0] as { takenAt: Date }).takenAt;
  const takenAt = written.takenAt.toISOString();
  const mainKey = await storedMainKey(client, authSecret);
  if (mainKey === null || mainKey === 'wrong-secret') throw new Refusal('AUTH_SECRET does not open this database.');
  const migrations = await appliedMigrations(client);
  yield encodeFrame({ kind: 'manifest', product, takenAt, migrations, mainKey });
  for (const table of tables) {
    yield encodeFrame({ kind: 'table', ...table });
    yield* copied(client, `copy ${withColumns(table)} to stdout`, written);
  }
  yield encodeFrame({ kind: 'table', name: null, columns: savedJobColumns });
  yield* copied(client, `copy (${savedJobs}) to stdout`, written);
  const last: Frame = { kind: 'end', tables: tables.length + 1 };
  yield encodeFrame(last);
}

/** Streams the lines of a table, and how many they were. */
async function* copied(client: LimitedClient, sql: string, written: { rows: number }): AsyncGenerator<Buffer> {
  const lines = client.query(copyTo(sql));
  for await (const part of lines) yield encodeFrame(part as Buffer);
  written.rows += lines.rowCount;
  yield encodeFrame({ kind: 'rows', count: lines.rowCount });
}
