import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Bytes of the random start value and of the authentication tag of AES-256-GCM. */
const ivLength = 12;
const tagLength = 16;

/**
 * Encrypts a text that is needed again, by AES-256-GCM.
 * @param owner what the text belongs to, as a text: it opens for no other
 * @param key 256 bits, of one purpose
 * @returns base64url
 */
export function seal(text: string, owner: string, key: Buffer): string {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url');
}

/**
 * Decrypts a sealed text.
 * @returns null when it was sealed for another owner or under another key, or was changed
 */
export function unseal(sealed: string, owner: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivLength + tagLength) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivLength)).setAAD(Buffer.from(owner));
    decipher.setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
    return decipher.update(bytes.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
