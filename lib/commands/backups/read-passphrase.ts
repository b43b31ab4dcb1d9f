import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Refusal } from '#lib/refusal.ts';

/**
 * Reads the passphrase of a backup: from BACKUP_PASSPHRASE, from the file that
 * BACKUP_PASSPHRASE_FILE names, or typed without being shown. It is never an argument, which other
 * users of the machine see.
 * @param isNew asks twice when it is typed
 */
export async function readPassphrase(
  isNew: boolean,
  source: Record<string, string | undefined> = process.env,
): Promise<string> {
  if (source.BACKUP_PASSPHRASE) return source.BACKUP_PASSPHRASE;
  if (source.BACKUP_PASSPHRASE_FILE) return readFirstLine(source.BACKUP_PASSPHRASE_FILE);
  if (!process.stdin.isTTY) throw new Refusal('Set BACKUP_PASSPHRASE or BACKUP_PASSPHRASE_FILE.');
  const typed = await ask('Passphrase of the backup: ');
  if (isNew && (await ask('Once more: ')) !== typed) throw new Refusal('The two passphrases differ.');
  return typed;
}

async function readFirstLine(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file}, of BACKUP_PASSPHRASE_FILE, could not be read (${error.code}).`);
  });
  return text.split(/\r?\n/, 1)[0] ?? '';
}

/** Asks in the terminal, which shows the question and not what is typed. */
async function ask(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const interrupted = new Promise<never>((_resolve, reject) =>
    terminal.once('SIGINT', () => reject(new Refusal('Interrupted.'))),
  );
  try {
    return await Promise.race([terminal.question(''), interrupted]);
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}
