import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { decodeCursor, encodeCursor } from '#lib/database/keyset.ts';
import { isId } from '#lib/identity/id.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import { readUnlinked, type UnlinkedAccount } from './unlinked-accounts.ts';

export const matchPageSize = 20;

/** An account without a client, with the clients it could be, best first. */
export type Match = { account: UnlinkedAccount; candidates: Candidate[] };
export type MatchPage = { rows: Match[]; after?: string };

/**
 * Lists the accounts of the actor's structure without a client, the latest first, because that
 * person is probably at the desk. Each has the free clients that it could be. Those that wait for
 * an answer to their request are listed among the requests.
 * @param after the cursor of the previous page; any other text opens the first page
 */
export async function listMatches(staff: Staff, after?: string): Promise<MatchPage> {
  const place = decodeCursor(after);
  const beyond = place && isMoment(place.value) ? 'and (u.since, u.account_id) < ($2::timestamptz, $3::uuid)' : '';
  const found = await readUnlinked(
    staff,
    `and not u.requested ${beyond} order by u.since desc, u.account_id desc limit ${matchPageSize + 1}`,
    beyond && place ? [place.value, place.id] : [],
  );
  const accounts = found.slice(0, matchPageSize);
  const last = found.length > matchPageSize ? accounts.at(-1) : undefined;
  return {
    rows: await withCandidates(staff, accounts),
    ...(last && { after: encodeCursor({ value: last.since.toISOString(), id: last.accountId, index: 0 }) }),
  };
}

/**
 * Reads the same for one account, also one that waits for an answer to its request; null when it
 * does not exist, has a client, or does not concern the structure.
 * @param id the account's, or the request's
 */
export async function readMatch(staff: Staff, id: unknown): Promise<Match | null> {
  if (!isId(id)) return null;
  const ofRequest = '(select a.account_id from attachment a where a.structure_id = $1 and a.id = $2)';
  const [match] = await withCandidates(
    staff,
    await readUnlinked(staff, `and u.account_id = coalesce(${ofRequest}, $2::uuid)`, [id]),
  );
  return match ?? null;
}

/** SQL: the accounts that `listMatches` lists in the structure `$1`. */
export const unlinkedSql = 'select from unlinked_account where structure_id = $1 and not requested';

async function withCandidates(staff: Staff, accounts: UnlinkedAccount[]): Promise<Match[]> {
  const candidates = await findCandidates(staff.structure.id, accounts);
  return accounts.map((account) => ({ account, candidates: candidates.get(account.key) ?? [] }));
}

/**
 * Returns whether a text is a time as this page writes it: JavaScript accepts others that
 * PostgreSQL does not.
 */
function isMoment(text: string): boolean {
  return /^\d{4}-.{19}$/.test(text) && z.iso.datetime().safeParse(text).success;
}
