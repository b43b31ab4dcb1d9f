import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { findByEmail } from '#lib/clients/find-by-email.ts';
import { findByEmailKeys } from '#lib/clients/find-by-email-keys.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { readUnlinked } from '#lib/matching/unlinked-accounts.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { defaultPace, type FetchPace } from './fetch-pace.ts';
import { maySearchErp, type SearchProblem, searchErpByEmail } from './search-by-email.ts';

/**
 * What a search for an account led to. `linked`: the account has this client now. `taken`: the
 * person was read, and the account still has no client.
 */
export type FoundForAccount = { outcome: 'linked'; clientId: string } | { outcome: 'taken' };

/** `account-gone`: it has a client meanwhile, or does not concern the structure. */
export type AccountSearchProblem = SearchProblem | 'account-gone';

/**
 * Asks the API of the ERP for the person with the address of an app account that has no client, as
 * `searchErpByEmail` does and within its limits. The rules of ERP events alone link the account.
 */
export async function searchErpForAccount(
  staff: Staff,
  accountId: string,
  pace: FetchPace = defaultPace,
): Promise<Result<FoundForAccount, AccountSearchProblem>> {
  if (!may(staff, 'matches.read') || !isId(accountId)) return fail('not-found');
  const [account] = await readUnlinked(staff, 'and u.account_id = $2::uuid', [accountId]);
  if (!account) return fail('account-gone');
  const searched = await searchErpByEmail(staff, account.email, pace);
  if (!searched.ok) return searched;
  const attachment = await prisma().attachment.findFirst({
    where: { structureId: staff.structure.id, accountId },
    select: { clientId: true },
  });
  const owner = await findByEmail(connection().pool, staff, account.emailKey);
  return attachment?.clientId && attachment.clientId === owner?.clientId
    ? succeed({ outcome: 'linked', clientId: owner.clientId })
    : succeed({ outcome: 'taken' });
}

/**
 * Returns which of these e-mail keys can be searched for in the ERP of the actor's structure: those
 * that no client has, in the trash or not, and none where the ERP cannot be searched.
 */
export async function searchableKeys(staff: Staff, emailKeys: string[]): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0 || !(await maySearchErp(staff))) return new Set();
  const known = await findByEmailKeys(staff.structure.id, emailKeys);
  return new Set(emailKeys.filter((key) => !known.has(key)));
}
