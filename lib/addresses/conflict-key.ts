/**
 * The e-mail key of a client whose address has several claimants, or none yet. It equals the key of
 * no address.
 */
export function conflictKey(clientId: string): string {
  return `held:${clientId}`;
}

/**
 * Returns the key of a client's address, also while several people of the ERP claim that address.
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
