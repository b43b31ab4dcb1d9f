import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** The connection that a sealed text belongs to; it opens for no other. */
type Owner = { structureId: string; connectionId: string };

/**
 * Encrypts a secret that is needed again to compute signatures: AES-256-GCM under a key derived
 * from AUTH_SECRET (HKDF-SHA256), bound to its connection.
 */
export function seal(text: string, owner: Owner, authSecret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(authSecret), iv).setAAD(boundTo(owner));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), content]).toString('base64url');
}

/**
 * Decrypts a sealed text.
 * @returns null when it was sealed for another connection, or under another AUTH_SECRET
 */
export function unseal(sealed: string, owner: Owner, authSecret: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFrom(authSecret), bytes.subarray(0, 12)).setAAD(boundTo(owner));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

const keys = new Map<string, Buffer>();

function keyFrom(authSecret: string): Buffer {
  const known = keys.get(authSecret);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', authSecret, '', 'club erp secrets', 32));
  keys.set(authSecret, key);
  return key;
}

function boundTo({ structureId, connectionId }: Owner): Buffer {
  return Buffer.from(`${structureId}:${connectionId}`);
}
