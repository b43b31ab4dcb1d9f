import { readFactsOf } from '#lib/access/access-facts.ts';
import { revealsNothing } from '#lib/access/public-verdict.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import { requestAttachment } from '#lib/addresses/request-attachment.ts';
import { type AppUser, speaksInSql } from '#lib/app-auth/app-user.ts';
import { findStructureByJoinCode } from '#lib/app-auth/find-structure.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type JoinProblem = Wait | { code: 'unknown-join-code' } | { code: 'refused' };

/** Maximum number of requests kept for one token: more than anyone has clubs. */
const maxKeptRequests = 20;

/**
 * Asks to join the structure with this join code. A token that has not proved the address is always
 * answered `pending`, since `attached` would reveal that the address is known there; its request is
 * kept until it may act for the account.
 * @param address where the request came from, for limits only
 */
export async function join(
  person: AppUser,
  joinCode: string,
  address: string,
): Promise<Result<{ state: 'attached' | 'pending' }, JoinProblem>> {
  const wait = await takeAttemptOf(
    ...inQuarterAndDay('app:join:address', address),
    ...inQuarterAndDay('app:join:token', person.tokenId),
  );
  if (wait) return fail(wait);
  const structure = await findStructureByJoinCode(joinCode);
  if (!structure) return fail({ code: 'unknown-join-code' });
  const ask = async (tx: Transaction) => {
    await lockAddressExclusive(tx, person.emailKey);
    const speaks = await speaksNow(tx, person.tokenId, structure.id);
    await tx.$executeRaw`
      update app_token set wishes = array_append(wishes, ${structure.id}::uuid)
      where id = ${person.tokenId}::uuid and not ${speaks}::boolean and not ${structure.id}::uuid = any (wishes)
        and cardinality(wishes) < ${maxKeptRequests}`;
    return requestAttachment(tx, { accountId: person.accountId, structureId: structure.id, speaks });
  };
  const validation = await retryOnConflict(() => inTransaction(ask));
  const known = await readFactsOf(person, { id: structure.id });
  if (!known || revealsNothing(known)) return succeed({ state: 'pending' });
  if (validation === 'refused') return fail({ code: 'refused' });
  return succeed({ state: validation === 'pending' ? 'pending' : 'attached' });
}

/** Returns whether the token may act there, and locks it, so that a concurrent proof waits. */
async function speaksNow(tx: Transaction, tokenId: string, structureId: string): Promise<boolean> {
  const [token] = await tx.$queryRawUnsafe<{ speaks: boolean }[]>(
    `select ${speaksInSql('$2::uuid')} as speaks from app_token t where t.id = $1::uuid for no key update`,
    tokenId,
    structureId,
  );
  return token?.speaks ?? false;
}
