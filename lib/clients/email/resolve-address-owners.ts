import { conflictKey } from '#lib/addresses/conflict-key.ts';
import { type AddressClaim, decideAddresses } from '#lib/addresses/decide-addresses.ts';
import type { GainedAddresses } from '#lib/addresses/follow-email-changes.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/**
 * A claim that is about to be written. `isNew`: the client has no row yet, so it can be written
 * with its address at once.
 */
export type Claiming = AddressClaim & { isNew: boolean };

/**
 * Decides who owns these addresses, by the stored claims and those about to be written. The caller
 * holds `lockErpAddresses`, and writes new people with the address they gained.
 */
export async function resolveAddressOwners(
  tx: Transaction,
  structureId: string,
  emailKeys: string[],
  about: Claiming[] = [],
): Promise<GainedAddresses> {
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
  // Addresses are released before they are assigned: no two clients may have one even for a moment.
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
 * Replaces stored claims by those about to be written; of the others, only claims of one of these
 * addresses matter.
 */
function overlaid(claims: AddressClaim[], about: Claiming[], asked: Set<string>): AddressClaim[] {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  for (const { isNew: _, ...claim } of about) {
    const claiming = asked.has(claim.emailKey) || (claim.erpEmailKey !== null && asked.has(claim.erpEmailKey));
    if (claiming || byId.has(claim.id)) byId.set(claim.id, claim);
  }
  return [...byId.values()];
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
