import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { heldKey } from './write-people.ts';

/** A client that has an address, or whom the ERP knows by it. `fixed`: not from the ERP, or staff chose the address. */
export type Claim = { id: string; emailKey: string; erpEmailKey: string | null; fixed: boolean; rank: number };

/**
 * Decides whose these addresses are, after what the ERP said of who has them. The caller holds `lockAddresses`.
 * @returns the clients that have an address now which they did not have before
 */
export async function settleAddresses(tx: Transaction, structureId: string, emailKeys: string[]): Promise<string[]> {
  const { released, assigned } = decideAddresses(await readClaims(tx, structureId, emailKeys), emailKeys);
  const write = (ids: string[], keys: string[]) =>
    runSql(
      tx,
      `update client c set email_key = d.email_key from unnest($2::uuid[], $3::text[]) as d (id, email_key)
       where c.structure_id = $1::uuid and c.id = d.id returning c.id`,
      [structureId, ids, keys],
    );
  // First let go, then take: no two may have an address even for a moment.
  if (released.length > 0) await write(released, released.map(heldKey));
  const gained = assigned.map(({ id }) => id);
  if (gained.length > 0)
    await write(
      gained,
      assigned.map(({ emailKey }) => emailKey),
    );
  return gained;
}

/**
 * A function of the state alone, so that no order of events matters, not even while two people swap addresses: an address is of the one
 * person of the ERP who has it there. Who is there comes before who was removed, and before who is in the bin; where several are as
 * near, it is nobody's, as where somebody has it who is not from the ERP, or by the choice of staff.
 */
export function decideAddresses(
  claims: Claim[],
  emailKeys: string[],
): { released: string[]; assigned: { id: string; emailKey: string }[] } {
  const taken = new Set(claims.flatMap(({ fixed, emailKey }) => (fixed ? [emailKey] : [])));
  const byKey = Map.groupBy(
    claims.filter(({ fixed }) => !fixed),
    ({ erpEmailKey }) => erpEmailKey,
  );
  const owners = new Map<string, Claim>();
  for (const emailKey of emailKeys) {
    const claiming = byKey.get(emailKey) ?? [];
    const top = Math.max(...claiming.map(({ rank }) => rank));
    const [owner, ...rivals] = claiming.filter(({ rank }) => rank === top);
    if (owner && rivals.length === 0 && !taken.has(emailKey)) owners.set(emailKey, owner);
  }
  const asked = new Set(emailKeys);
  const released = claims.filter(({ id, emailKey, fixed }) => !fixed && asked.has(emailKey) && owners.get(emailKey)?.id !== id);
  const assigned = [...owners].flatMap(([emailKey, owner]) => (owner.emailKey === emailKey ? [] : [{ id: owner.id, emailKey }]));
  return { released: released.map(({ id }) => id), assigned };
}

function readClaims(tx: Transaction, structureId: string, emailKeys: string[]): Promise<Claim[]> {
  const columns = `id, email_key as "emailKey", erp_email_key as "erpEmailKey", erp_id is null or alias_at is not null as fixed,
    case when deleted_at is not null then 0 when erp_removed_at is not null then 1 else 2 end as rank`;
  return runSql<Claim>(
    tx,
    `select ${columns} from client where structure_id = $1::uuid and email_key = any($2::text[])
     union select ${columns} from client where structure_id = $1::uuid and erp_email_key = any($2::text[])`,
    [structureId, emailKeys],
  );
}
