import type { Staff } from '#lib/actor/staff.ts';
import { type Candidate, findCandidates } from './find-candidates.ts';
import type { MatchClient } from './person.ts';
import { mentionScore } from './reasons.ts';
import { scoreMatch } from './score-match.ts';
import { readUnlinked, type UnlinkedAccount } from './unlinked-accounts.ts';

/** Accounts that are looked through: those who came last. */
const lookedThrough = 500;
/** Of these, so many are weighed against all clients. */
const weighed = 10;

/** As if nobody else had these names: whoever has no chance even so has none. */
const favourable = { bearers: 1, turnedBearers: 1, homonyms: 1, firstShare: 0, turnedShare: 0 };

/**
 * The other way round: which of the accounts without a client could be this client's, likeliest
 * first. Only where no other client stands in the way of being among the likely ones.
 */
export async function likelyAccounts(
  staff: Staff,
  client: MatchClient,
): Promise<{ account: UnlinkedAccount; candidate: Candidate }[]> {
  const accounts = await readUnlinked(staff, `order by u.since desc, u.account_id desc limit ${lookedThrough}`, []);
  const near = accounts
    .map((account) => ({ account, score: scoreMatch(account, client, favourable).score }))
    .filter(({ account, score }) => score >= mentionScore || account.invitedClientId === client.clientId)
    .sort((one, other) => other.score - one.score)
    .slice(0, weighed)
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
