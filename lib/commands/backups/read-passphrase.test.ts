import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPassphrase } from './read-passphrase.ts';

test('reads the passphrase from the environment or from the first line of a file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-passphrase-'));
  const file = path.join(folder, 'passphrase');
  await writeFile(file, 'une phrase assez longue\r\nautre chose\n');
  try {
    expect(await readPassphrase(true, { BACKUP_PASSPHRASE: 'celle-ci est là' })).toBe('celle-ci est là');
    expect(await readPassphrase(false, { BACKUP_PASSPHRASE_FILE: file })).toBe('une phrase assez longue');
    const missing = readPassphrase(false, { BACKUP_PASSPHRASE_FILE: path.join(folder, 'none') });
    await expect(missing).rejects.toThrow(/could not be read \(ENOENT\)/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
