import path from 'node:path';
import { inNewDataFolder } from '#lib/database/backup/copy-folder.ts';
import { type OpenBackup, openBackup } from '#lib/database/backup/read-backup.ts';
import { requireKnownSchema, restoreInto, settleCopy } from '#lib/database/backup/restore-backup.ts';
import { disconnect } from '#lib/database/connection.ts';
import { keptSecret } from '#lib/database/embedded/kept-secret.ts';
import { type Env, readEnv } from '#lib/env.ts';
import type { ListedErasure } from '#lib/erasures/erasure-list.ts';
import { applyErasures } from '#lib/personal-data/apply-erasures.ts';
import { Refusal } from '#lib/refusal.ts';
import { launchDatabase } from '../launch-database.ts';
import { runCommand } from '../run-command.ts';
import { readErasureList, sayApplied } from './read-erasure-list.ts';
import { readPassphrase } from './read-passphrase.ts';

const usage = `Usage: npm run restore -- file [--erasures list.jsonl]
It restores into DATA_DIR, which has to be new, or into the empty database of DATABASE_URL.`;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Loads the backup, applies the erasures and makes the copy safe to start. */
async function fill(url: string, authSecret: string, backup: OpenBackup, erasures: ListedErasure[]): Promise<void> {
  await restoreInto(url, backup);
  if (erasures.length > 0) {
    process.env.DATABASE_URL = url;
    process.env.AUTH_SECRET = backup.manifest.mainKey;
    try {
      sayApplied(erasures.length, await applyErasures(erasures), say);
    } finally {
      await disconnect();
    }
  }
  const { mails, sessions, devices } = await settleCopy(url, backup, authSecret);
  say(`Mails withheld: ${mails}. Sessions of staff ended: ${sessions}. Devices of the app signed out: ${devices}.`);
}

async function restoreTo(env: Env, backup: OpenBackup, erasures: ListedErasure[]): Promise<void> {
  if (!env.DATABASE_URL)
    return inNewDataFolder(env.DATA_DIR, async (url, folder) =>
      fill(url, env.AUTH_SECRET ?? (await keptSecret(path.join(folder, 'auth-secret'))), backup, erasures),
    );
  const { url, authSecret } = await launchDatabase(env);
  await fill(url, authSecret, backup, erasures);
}

await runCommand(async () => {
  const [file, option, list, ...others] = process.argv.slice(2);
  const isUsable =
    file && !file.startsWith('-') && others.length === 0 && (!option || (option === '--erasures' && list));
  if (!isUsable) throw new Refusal(usage);
  const env = readEnv();
  const erasures = list ? await readErasureList(list) : [];
  const backup = await openBackup(file, await readPassphrase(false));
  await requireKnownSchema(backup.manifest);
  await restoreTo(env, backup, erasures);
  say(`Restored: everything as of ${backup.manifest.takenAt}. Everybody signs in again; keys of the app and secrets`);
  say('of ERPs are those of that moment: revoke again what was revoked since.');
});
