/**
 * The key of somebody whose address is not settled, or not theirs alone. No address has such a key.
 */
export function conflictKey(clientId: string): string {
  return `held:${clientId}`;
}

/**
 * The key of a client's address, also while it is held because several people of the ERP have it.
 */
export function addressKey({
  id,
  emailKey,
  erpEmailKey,
}: {
  id: string;
  emailKey: string;
  erpEmailKey: string | null;
}): string {
  return emailKey === conflictKey(id) ? (erpEmailKey ?? emailKey) : emailKey;
}
