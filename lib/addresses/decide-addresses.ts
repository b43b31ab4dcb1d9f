/**
 * A client that has an address, or whom the ERP knows by it. `fixed`: the client is not from the
 * ERP, or staff chose the address.
 */
export type AddressClaim = { id: string; emailKey: string; erpEmailKey: string | null; fixed: boolean; rank: number };

/**
 * Decides who owns each address, from the state alone, so that the order of events does not matter,
 * not even while two people swap addresses. The owner is the one person of the ERP with that
 * address: an active person has precedence over a removed one, and a removed one over one in the
 * trash. Where several have the same precedence, or where a client who is not from the ERP or whose
 * address staff chose has it, no person of the ERP owns it.
 */
export function decideAddresses(
  claims: AddressClaim[],
  emailKeys: string[],
): { released: string[]; assigned: { id: string; emailKey: string }[] } {
  const taken = new Set(claims.flatMap(({ fixed, emailKey }) => (fixed ? [emailKey] : [])));
  const byKey = Map.groupBy(
    claims.filter(({ fixed }) => !fixed),
    ({ erpEmailKey }) => erpEmailKey,
  );
  const owners = new Map<string, AddressClaim>();
  for (const emailKey of emailKeys) {
    const claiming = byKey.get(emailKey) ?? [];
    const top = Math.max(...claiming.map(({ rank }) => rank));
    const [owner, ...rivals] = claiming.filter(({ rank }) => rank === top);
    if (owner && rivals.length === 0 && !taken.has(emailKey)) owners.set(emailKey, owner);
  }
  const asked = new Set(emailKeys);
  const released = claims.filter(
    ({ id, emailKey, fixed }) => !fixed && asked.has(emailKey) && owners.get(emailKey)?.id !== id,
  );
  const assigned = [...owners].flatMap(([emailKey, owner]) =>
    owner.emailKey === emailKey ? [] : [{ id: owner.id, emailKey }],
  );
  return { released: released.map(({ id }) => id), assigned };
}
