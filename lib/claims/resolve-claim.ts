import { attachClaimed } from '#lib/addresses/attach-claimed.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { FoundClaim } from './redeem-claim.ts';

/** The registration that used a code, and its account. */
type Registered = { tokenId: string; accountId: string };

/**
 * Attaches the account of a registration to the client of the code it used, unless the code was
 * revoked in the meantime. The caller holds `lockAddressExclusive` and the client, so that revoking
 * waits.
 * @param speaks whether the token may speak for its account; false does nothing, and takes as long
 */
export async function resolveClaim(
  tx: Transaction,
  { codeId, structureId, clientId }: FoundClaim,
  { tokenId, accountId, speaks }: Registered & { speaks: boolean },
): Promise<void> {
  const valid = await runSql(
    tx,
    'select 1 from claim_code where structure_id = $1::uuid and id = $2::uuid and revoked_at is null',
    [structureId, codeId],
  );
  await attachClaimed(tx, { structureId, clientId, accountId, tokenId }, speaks && valid.length > 0);
}

/** Resolves the codes that a token used before it could speak for its account. */
export async function resolveClaims(tx: Transaction, registered: Registered, codeIds: string[]): Promise<void> {
  if (codeIds.length === 0) return;
  const claims = await runSql<FoundClaim>(
    tx,
    `select id as "codeId", structure_id as "structureId", client_id as "clientId" from claim_code
     where id = any ($1::uuid[]) order by structure_id, client_id, id`,
    [codeIds],
  );
  for (const claim of claims) {
    await lockClient(tx, claim.structureId, claim.clientId);
    await resolveClaim(tx, claim, { ...registered, speaks: true });
  }
}
