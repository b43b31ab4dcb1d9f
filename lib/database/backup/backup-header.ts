import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';

/** The first bytes of every backup file. */
const magic = 'CLUB-BACKUP 1\n';
/** Longest header line, in bytes. */
const maxHeader = 1_000;
/** Shortest passphrase of a new backup, in characters. */
export const MIN_PASSPHRASE = 12;

/** The part of a backup that is readable without the passphrase. */
const header = z.object({
  /** Version of the product that made it. */
  product: z.string().max(50),
  /** Cost of scrypt (RFC 7914): 128 MiB of memory with N = 2^17 and r = 8. */
  logN: z.int().min(15).max(20),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** A keyed hash by which a wrong passphrase differs from a damaged file. */
  check: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `bytes`: the header as it is in the file, to which every chunk is bound. */
export type BackupHeader = { key: Buffer; bytes: Buffer };

/** Makes the header of a new backup, with a key of its own. */
export async function newHeader(passphrase: string, product: string, logN = 17): Promise<BackupHeader> {
  const salt = randomBytes(16);
  const key = await deriveKey(passphrase, salt, logN);
  const fields = { product, logN, salt: salt.toString('hex'), check: keyCheck(key).toString('hex') };
  return { key, bytes: Buffer.from(`${magic}${JSON.stringify(fields)}\n`) };
}

/**
 * Reads the header at the beginning of a file.
 * @param start the first bytes of the file, 4 KiB or all of a shorter one
 * @throws Refusal for another file and for a wrong passphrase
 */
export async function openHeader(start: Buffer, passphrase: string): Promise<BackupHeader> {
  const end = start.subarray(0, magic.length + maxHeader).indexOf('\n', magic.length);
  if (start.subarray(0, magic.length).toString('latin1') !== magic || end < 0) throw notABackup();
  const fields = readFields(start.subarray(magic.length, end).toString('utf8'));
  const key = await deriveKey(passphrase, Buffer.from(fields.salt, 'hex'), fields.logN);
  if (!timingSafeEqual(keyCheck(key), Buffer.from(fields.check, 'hex')))
    throw new Refusal('The passphrase is not the one of this backup. Nothing was changed.');
  return { key, bytes: Buffer.from(start.subarray(0, end + 1)) };
}

function readFields(line: string): z.output<typeof header> {
  try {
    return header.parse(JSON.parse(line));
  } catch {
    throw notABackup();
  }
}

function notABackup(): Refusal {
  return new Refusal('This file is not a backup of the club back office. Nothing was changed.');
}

function keyCheck(key: Buffer): Buffer {
  return createHmac('sha256', key).update('club backup passphrase').digest();
}

/** Passphrases that look the same are the same: Unicode has several spellings of one letter. */
function deriveKey(passphrase: string, salt: Buffer, logN: number): Promise<Buffer> {
  const cost = { N: 2 ** logN, r: 8, p: 1, maxmem: 2 ** logN * 8 * 256 };
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
