import { Refusal } from '#lib/refusal.ts';
import { checkCopy } from './check-copy.ts';
import { inTrialFolder } from './copy-folder.ts';
import type { Manifest } from './frames.ts';
import { openBackup } from './read-backup.ts';
import { requireKnownSchema, restoreInto, settleCopy } from './restore-backup.ts';

/**
 * Restores a backup into a database of its own, on a free port and in a temporary folder, and
 * checks it. The copy is removed afterwards.
 * @returns how many rows were restored
 * @throws Refusal when it cannot be restored, or when the copy breaks a rule of the product
 */
export async function verifyBackup(file: string, passphrase: string): Promise<{ manifest: Manifest; rows: number }> {
  const backup = await openBackup(file, passphrase);
  await requireKnownSchema(backup.manifest);
  return inTrialFolder(async (url) => {
    const loaded = await restoreInto(url, backup);
    await settleCopy(url, backup, crypto.randomUUID());
    const broken = await checkCopy(url, backup.manifest.mainKey);
    if (broken.length > 0)
      throw new Refusal(`The backup was restored, but its copy is not sound:\n${broken.join('\n')}`);
    return { manifest: backup.manifest, rows: [...loaded.values()].reduce((sum, count) => sum + count, 0) };
  });
}
