import { connection } from '#lib/database/connection.ts';
import { fold } from '#lib/identity/fold.ts';
import { candidatesSql } from './candidates-sql.ts';
import { readFirstNameShares } from './first-name-shares.ts';
import { mailboxOf } from './mailbox.ts';
import type { MatchClient, MatchPerson } from './person.ts';
import { mentionScore, type Reason } from './reasons.ts';
import { type Match, scoreMatch, scoreOf } from './score-match.ts';

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

type Options = {
  /**
   * `free`, the default: clients that could be linked as they are. `all`: also those in the trash
   * and those with an account.
   */
  among?: 'free' | 'all';
  /** Maximum number of candidates per person. */
  maxPerPerson?: number;
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
  { among = 'free', maxPerPerson = 3 }: Options = {},
): Promise<Map<string, Candidate[]>> {
  if (people.length === 0) return new Map();
  const [{ rows }, share] = await Promise.all([
    connection().pool.query<Row>(candidatesSql(among), [structureId, JSON.stringify(people.map(searchKeysOf))]),
    readFirstNameShares(structureId),
  ]);
  const found = Map.groupBy(rows, ({ person }) => person);
  const ranked = people.map(
    (person, index) => [person.key, rank(person, found.get(index) ?? [], share).slice(0, maxPerPerson)] as const,
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
 * Sorts candidates, best first. Two equally likely candidates lower each other's score, since only
 * one can be the person.
 */
function rank(person: MatchPerson, rows: Row[], share: (firstName: string) => number): Candidate[] {
  const shares = { firstShare: share(person.firstName), swappedFirstShare: share(person.lastName) };
  const matched = rows.map(({ person: _, lastNameCount, swappedLastNameCount, bothNamesCount, birthDay, ...row }) => {
    const client = { ...row, birthDate: birthDay === null ? null : new Date(birthDay) };
    const match = scoreMatch(person, client, { lastNameCount, swappedLastNameCount, bothNamesCount, ...shares });
    return { client, match };
  });
  const sum = matched.reduce((odds, { match }) => odds + match.odds, 0);
  return matched
    .map(({ client, match }) => ({ ...client, ...normalised(match, sum) }))
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

/** Sorts after every text with the same beginning, in code point order. */
const last = '\u{10ffff}';

/** Builds the search keys of a person. Empty texts match nothing. */
function searchKeysOf(person: MatchPerson, index: number) {
  const [lastName, firstName] = [fold(person.lastName), fold(person.firstName)];
  const box = mailboxOf(person.emailKey)?.name ?? '';
  const half = box.slice(0, Math.max(4, Math.ceil(box.length * 0.6)));
  const like = lastName && firstName.length > 2 ? `${lastName} ${firstName.slice(0, 3)}` : '';
  return {
    person: index,
    account_id: person.accountId ?? null,
    invited_id: person.invitedClientId ?? null,
    last_name: lastName,
    first_name: firstName,
    names: lastName ? [...new Set([`${lastName} ${firstName}`.trim(), `${firstName} ${lastName}`.trim()])] : [],
    variants: variantsOf(lastName, firstName),
    like_from: like,
    like_until: like && like + last,
    box: box.length > 1 ? box : '',
    slips: box.length > 4 ? correctionsOf(box) : [],
    half: box.length > 4 ? half : '',
    half_until: box.length > 4 ? half + last : '',
    phone: person.phone ?? '',
    birth_day: person.birthDate?.toISOString().slice(0, 10) ?? null,
  };
}

/**
 * Returns the person under less of the name: without the first name, with one part of a double one.
 */
function variantsOf(lastName: string, firstName: string): string[] {
  if (!lastName) return [];
  const firsts = [firstName, firstName.split(' ', 1)[0] as string];
  const lasts = [lastName, ...lastName.split(' ').filter((word) => word.length > 2)];
  return [...new Set([lastName, ...lasts.flatMap((one) => firsts.map((first) => `${one} ${first}`.trim()))])];
}

/**
 * Returns a mailbox's name with one superfluous character removed, or two neighbours swapped back.
 */
function correctionsOf(box: string): string[] {
  const without = [...box].map((_, at) => box.slice(0, at) + box.slice(at + 1));
  const turned = [...box].map((_, at) => box.slice(0, at) + (box[at + 1] ?? '') + box[at] + box.slice(at + 2));
  return [...new Set([...without, ...turned])].filter((slip) => slip !== box);
}
