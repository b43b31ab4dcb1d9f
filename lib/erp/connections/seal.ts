import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { seal, unseal } from '#lib/secrets/seal.ts';

/** The connection that a sealed text belongs to; it opens for no other. */
type Owner = { structureId: string; connectionId: string };

/**
 * Encrypts a secret of a connection that is needed again, to compute signatures or to call an API.
 */
export function sealForConnection(text: string, owner: Owner, mainKey?: string): string {
  return seal(text, boundTo(owner), purposeKey('erp secrets', mainKey));
}

/**
 * Decrypts a secret of a connection.
 * @returns null when it was sealed for another connection, or under another main key
 */
export function unsealForConnection(sealed: string, owner: Owner, mainKey?: string): string | null {
  return unseal(sealed, boundTo(owner), purposeKey('erp secrets', mainKey));
}

function boundTo({ structureId, connectionId }: Owner): string {
  return `${structureId}:${connectionId}`;
}
