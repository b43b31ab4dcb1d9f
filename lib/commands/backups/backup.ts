import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { MIN_PASSPHRASE } from '#lib/database/backup/backup-header.ts';
import { noteBackup } from '#lib/database/backup/last-backup.ts';
import { verifyBackup } from '#lib/database/backup/verify-backup.ts';
import { type WrittenBackup, writeBackup } from '#lib/database/backup/write-backup.ts';
import { readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { openMainKey } from '../open-main-key.ts';
import { runCommand } from '../run-command.ts';
import { readPassphrase } from './read-passphrase.ts';
import { onServingDatabase } from './serving-database.ts';

const usage = `Usage: npm run backup -- file, or npm run backup -- --verify file
The passphrase is typed, or read from BACKUP_PASSPHRASE or the file of BACKUP_PASSPHRASE_FILE.`;
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function backUp(file: string): Promise<void> {
  const env = readEnv();
  const passphrase = await readPassphrase(true);
  if ([...passphrase].length < MIN_PASSPHRASE)
    throw new Refusal(`The passphrase of a backup has ${MIN_PASSPHRASE} characters or more.`);
  const { version: product } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
  await onServingDatabase(env, async ({ url, authSecret }) => {
    await openMainKey(url, authSecret, env);
    const written = await writeBackup(file, { databaseUrl: url, authSecret, passphrase, product });
    say(
      `Backup written: ${file}, ${written.rows} rows, ${written.bytes} bytes, as of ${written.takenAt.toISOString()}.`,
    );
    say('Without its passphrase nobody can read it. Try it: npm run backup -- --verify file');
    await note(url, written);
  });
}

/**
 * Notes the backup for the settings page. A database that is not migrated yet has no place for it.
 */
async function note(url: string, written: WrittenBackup): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await noteBackup(client, written);
  } catch {
    say('The backup is whole, but the database could not note it: the settings page shows the one before.');
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function verify(file: string): Promise<void> {
  const { manifest, rows } = await verifyBackup(file, await readPassphrase(false));
  say(`The backup of ${manifest.takenAt} is good: ${rows} rows were restored into a copy, whose rules hold.`);
}

await runCommand(async () => {
  const [first, second, ...others] = process.argv.slice(2);
  const isVerified = first === '--verify';
  const file = isVerified ? second : first;
  if (!file || file.startsWith('-') || others.length > 0 || (!isVerified && second)) throw new Refusal(usage);
  await (isVerified ? verify(file) : backUp(file));
});
