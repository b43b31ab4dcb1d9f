import { connection } from '#lib/database/connection.ts';
import { runPrepared, runSql } from '#lib/database/run-sql.ts';
import { type Among, candidatesSql } from './candidates-sql.ts';
import { readFirstNameShares } from './first-name-shares.ts';
import type { MatchClient, MatchPerson } from './person.ts';
import { mentionScore, type Reason } from './reasons.ts';
import { type Match, scoreMatch, scoreOf } from './score-match.ts';
import { searchKeysOf } from './search-keys.ts';

/**
 * A client whom a person could be. `score`: percentage of such pairs that are the same person; from
 * `proposalScore` on it is proposed.
 */
export type Candidate = MatchClient & {
  score: number;
  reasons: Reason[];
  email: string;
  inBin: boolean;
  taken: boolean;
};

/** People up to whom the statement is prepared: planning it takes as long as running it. */
const maxPrepared = 60;

type Options = {
  /**
   * `free`, the default: clients that could be linked as they are. `all`: also those in the trash
   * and those with an account. `present`: all outside the trash. `own`: clients outside the trash
   * that no ERP has. `erp`: clients that the ERP created and has.
   */
  among?: Among;
  /** Maximum number of candidates per person. */
  maxPerPerson?: number;
  /**
   * False: several clients can be the person, as several records of one person are. By default two
   * equally likely candidates lower each other's score.
   */
  onlyOne?: boolean;
};

/**
 * Finds the clients of a structure that each of these people could be, best first, by the person's
 * key; people without a candidate are left out. It is one query for all of them that uses indexes
 * only, and bounded for each however many clients have the same name. Nothing is linked by it:
 * staff decides.
 */
export async function findCandidates(
  structureId: string,
  people: readonly MatchPerson[],
  { among = 'free', maxPerPerson = 3, onlyOne = true }: Options = {},
): Promise<Map<string, Candidate[]>> {
  if (people.length === 0) return new Map();
  const run = people.length <= maxPrepared ? runPrepared<Row> : runSql<Row>;
  const [rows, share] = await Promise.all([
    run(connection().pool, candidatesSql(among), [structureId, JSON.stringify(people.map(searchKeysOf))]),
    readFirstNameShares(structureId),
  ]);
  const found = Map.groupBy(rows, ({ person }) => person);
  const ranked = people.map(
    (person, index) =>
      [person.key, rank(person, found.get(index) ?? [], share, onlyOne).slice(0, maxPerPerson)] as const,
  );
  return new Map(ranked.filter(([, candidates]) => candidates.length > 0));
}

type Row = MatchClient & {
  person: number;
  email: string;
  inBin: boolean;
  taken: boolean;
  birthDay: string | null;
  lastNameCount: number;
  swappedLastNameCount: number;
  bothNamesCount: number;
};

/**
 * Sorts candidates, best first. Two equally likely candidates lower each other's score where only
 * one can be the person. The client who the person is themselves is none.
 */
function rank(person: MatchPerson, found: Row[], share: (firstName: string) => number, onlyOne: boolean): Candidate[] {
  const rows = found.filter(({ clientId }) => clientId !== person.ownClientId);
  const shares = { firstShare: share(person.firstName), swappedFirstShare: share(person.lastName) };
  const matched = rows.map(({ person: _, lastNameCount, swappedLastNameCount, bothNamesCount, birthDay, ...row }) => {
    const client = { ...row, birthDate: birthDay === null ? null : new Date(birthDay) };
    // A person who is a client already makes no name more common.
    const counts = person.ownClientId
      ? {
          lastNameCount: Math.max(0, lastNameCount - 1),
          swappedLastNameCount,
          bothNamesCount: Math.max(0, bothNamesCount - 1),
        }
      : { lastNameCount, swappedLastNameCount, bothNamesCount };
    const match = scoreMatch(person, client, { ...counts, ...shares });
    return { client, match };
  });
  const sum = matched.reduce((odds, { match }) => odds + match.odds, 0);
  return matched
    .map(({ client, match }) => ({ ...client, ...(onlyOne ? normalised(match, sum) : match) }))
    .filter(({ score, reasons }) => reasons.length > 0 && (score >= mentionScore || reasons.includes('invited')))
    .sort((one, other) => other.score - one.score || other.odds - one.odds || (one.clientId < other.clientId ? -1 : 1))
    .map(({ odds: _, ...candidate }) => candidate);
}

/**
 * Normalises a match among all candidates.
 * @param sum of the odds of all candidates
 */
function normalised({ odds, reasons }: Match, sum: number): Match {
  return { odds, reasons, score: scoreOf(odds / (1 + sum - odds)) };
}
