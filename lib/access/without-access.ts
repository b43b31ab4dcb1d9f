import { speaksInSql } from '#lib/app-auth/app-user.ts';
import { removedSql } from '#lib/invitations/invite-facts.ts';
import { aliasJoin, aliasProof, countingProof, hasNoAddress } from './facts-row.ts';
import { attachedAsSql } from './registration-state.ts';

/** Why the account of a registered client may not enter: the checks that can still fail. */
export type BlockingReason = 'email-unproved' | 'no-address' | 'removed-from-erp';

/** SQL condition: a device of the account `p` has proved the address, as `readVerdict` reads it. */
const proved = `exists (select from app_token t left join app_proof r on r.token_id = t.id and ${countingProof}
  where t.account_id = p.id and ${speaksInSql('s.id')} and greatest(r.proved_at, ${aliasProof}) is not null)`;

/**
 * SQL: why the registered client `c` of structure `s`, attached as `a` to the account `p`, has no
 * access; null when the verdict is open. A test compares it with `readVerdict`.
 */
export const blockingReason = `case
  when (s.proof_needed or ${hasNoAddress}) and not ${proved}
    then case when ${hasNoAddress} then 'no-address' else 'email-unproved' end
  when ${removedSql} and not s.formers_keep_access
    then 'removed-from-erp'
end`;

/** SQL joins of what `blockingReason` needs, of structure `$1`. */
const attached = `from attachment a join structure s on s.id = a.structure_id join app_account p on p.id = a.account_id
  join client c on c.structure_id = a.structure_id and c.id = a.client_id ${aliasJoin}
  where a.structure_id = $1 and ${attachedAsSql.registered} and c.deleted_at is null`;

/**
 * SQL condition: the client of table `client` is registered and has no access; `$1` is the
 * structure's id.
 */
export const withoutAccessSql = `exists (select ${attached} and a.client_id = client.id and ${blockingReason} is not null)`;

/**
 * SQL: the number of registered clients without access among ids of structure `$1`.
 * @param ids a query of ids
 */
export function countBlockedAmongSql(ids: string): string {
  return `select count(*)::int from (select ${blockingReason} as reason ${attached}
    and a.client_id in (${ids})) registered where reason is not null`;
}

/** SQL: the number of registered clients of structure `$1` without access. */
export const countBlockedSql = `select count(*)::int as blocked from (select ${blockingReason} as reason ${attached})
  registered where reason is not null`;
