/**
 * A client that has an address, or whom the ERP knows by it. `fixed`: not from the ERP, or staff
 * chose the address.
 */
export type AddressClaim = { id: string; emailKey: string; erpEmailKey: string | null; fixed: boolean; rank: number };

/**
 * A function of the state alone, so that no order of events matters, not even while two people swap
 * addresses: an address is of the one person of the ERP who has it there. Who is there comes before
 * who was removed, and before who is in the bin; where several are as near, it is nobody's, as
 * where somebody has it who is not from the ERP, or by the choice of staff.
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
