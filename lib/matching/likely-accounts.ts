import type { Staff } from '#lib/actor/staff.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import type { MatchClient } from './person.ts';
import { mentionScore } from './reasons.ts';
import { scoreMatch } from './score-match.ts';
import { readUnlinked, type UnlinkedAccount } from './unlinked-accounts.ts';

/** Number of accounts that are examined: the latest ones. */
const maxExaminedAccounts = 500;
/** Number of those that are scored against all clients. */
const maxScoredAccounts = 10;

/**
 * The most favourable context, in which no other client has these names: a pair that scores too low
 * even here is dropped.
 */
const bestContext = {
  lastNameCount: 1,
  swappedLastNameCount: 1,
  bothNamesCount: 1,
  firstShare: 0,
  swappedFirstShare: 0,
};

/**
 * Finds, the other way round, the accounts without a client that could be this client's, likeliest
 * first. An account is left out where other clients are likelier.
 */
export async function likelyAccounts(
  staff: Staff,
  client: MatchClient,
): Promise<{ account: UnlinkedAccount; candidate: Candidate }[]> {
  const accounts = await readUnlinked(
    staff,
    `order by u.since desc, u.account_id desc limit ${maxExaminedAccounts}`,
    [],
  );
  const near = accounts
    .map((account) => ({ account, score: scoreMatch(account, client, bestContext).score }))
    .filter(({ account, score }) => score >= mentionScore || account.invitedClientId === client.clientId)
    .sort((one, other) => other.score - one.score)
    .slice(0, maxScoredAccounts)
    .map(({ account }) => account);
  const candidates = await findCandidates(staff.structure.id, near);
  return near
    .flatMap((account) => {
      const candidate = candidates.get(account.key)?.find(({ clientId }) => clientId === client.clientId);
      return candidate ? [{ account, candidate }] : [];
    })
    .sort((one, other) => other.candidate.score - one.candidate.score)
    .slice(0, 3);
}
