import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { conflictKey } from './conflict-key.ts';

/**
 * A client that has an address, or whom the ERP knows by it. `fixed`: not from the ERP, or staff
 * chose the address.
 */
export type AddressClaim = { id: string; emailKey: string; erpEmailKey: string | null; fixed: boolean; rank: number };

/**
 * `gained`: who has an address now that they did not have before. `contested`: whether others claim
 * one of them too.
 */
export type AddressOwners = { gained: Map<string, string>; contested: boolean };

/**
 * What is about to be written of somebody. `isNew`: there is no row yet, so that it can be written
 * with its address at once.
 */
export type Claiming = AddressClaim & { isNew: boolean };

/**
 * Decides whose these addresses are, by what the database holds and what is about to be written.
 * The caller holds `lockAddresses`, and writes new people with the address they gained.
 */
export async function resolveAddressOwners(
  tx: Transaction,
  structureId: string,
  emailKeys: string[],
  about: Claiming[] = [],
): Promise<AddressOwners> {
  const claims = overlaid(await readClaims(tx, structureId, emailKeys), about, new Set(emailKeys));
  const { released, assigned } = decideAddresses(claims, emailKeys);
  const known = new Set(claims.map(({ id }) => id));
  const write = (ids: string[], keys: string[]) =>
    runSql(
      tx,
      `update client c set email_key = d.email_key from unnest($2::uuid[], $3::text[]) as d (id, email_key)
       where c.structure_id = $1::uuid and c.id = d.id and c.id = any($2::uuid[]) returning c.id`,
      [structureId, ids, keys],
    );
  // First let go, then take: no two may have an address even for a moment.
  if (released.length > 0) await write(released, released.map(conflictKey));
  const gained = new Map(assigned.map(({ id, emailKey }) => [id, emailKey]));
  for (const { id, isNew } of about) if (isNew) known.delete(id);
  const there = assigned.filter(({ id }) => known.has(id));
  if (there.length > 0) {
    await write(
      there.map(({ id }) => id),
      there.map(({ emailKey }) => emailKey),
    );
  }
  return { gained, contested: claims.length > gained.size };
}

/**
 * What is about to be written replaces what was read; of the rest, only who claims one of these
 * addresses matters.
 */
function overlaid(claims: AddressClaim[], about: Claiming[], asked: Set<string>): AddressClaim[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  for (const { isNew: _, ...claim } of about) {
    const claiming = asked.has(claim.emailKey) || (claim.erpEmailKey !== null && asked.has(claim.erpEmailKey));
    if (claiming || byId.has(claim.id)) byId.set(claim.id, claim);
  }
  return [...byId.values()];
}

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

function readClaims(tx: Transaction, structureId: string, emailKeys: string[]): Promise<AddressClaim[]> {
  const columns = `id, email_key as "emailKey", erp_email_key as "erpEmailKey", erp_id is null or alias_at is not null as fixed,
    case when deleted_at is not null then 0 when erp_removed_at is not null then 1 else 2 end as rank`;
  return runSql<AddressClaim>(
    tx,
    `select c.* from unnest($2::text[]) asked (key) cross join lateral (
       select ${columns} from client where structure_id = $1::uuid and email_key = asked.key
       union select ${columns} from client where structure_id = $1::uuid and erp_email_key = asked.key offset 0) c`,
    [structureId, emailKeys],
  );
}
