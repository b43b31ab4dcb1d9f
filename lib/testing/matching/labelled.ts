import { seededRandom } from '#lib/demo/demo-random.ts';
import { newId } from '#lib/identity/new-id.ts';
import type { GeneratedPerson } from './generated-person.ts';
import { errorKinds, mismatch } from './mismatches.ts';
import { likenessKinds, nonMatch } from './non-matches.ts';
import { generateClub, generateNamesakes } from './people.ts';

/** For tests: a registered person, and the client that they are; null when they are none. */
export type Labelled = { kind: string; account: GeneratedPerson; clientId: string | null };
export type LabelledSet = { clients: (GeneratedPerson & { id: string })[]; people: Labelled[] };

const each = 125;

/**
 * For tests: a club of 4,000 with 2,000 more clients of one name, 1,000 of its clients registering
 * with an error, and 1,000 people who are no clients. Every address is unique: an account with a
 * client's address is attached by it, so likelihood plays no part.
 */
export function labelledSet(seed: number): LabelledSet {
  const random = seededRandom(seed);
  const taken = new Set<string>();
  const own = (person: GeneratedPerson) => !taken.has(person.email) && Boolean(taken.add(person.email));
  const club = generateClub(random, 4_000).filter(own);
  const clients = [...club, ...generateNamesakes(random, 2_000).filter(own)].map((person) => ({
    ...person,
    id: newId(),
  }));
  const people: Labelled[] = [];
  const add = (kind: string, make: () => { account: GeneratedPerson; clientId: string | null }) => {
    for (let made = 0; made < each; ) {
      const one = make();
      if (!own(one.account)) continue;
      people.push({ kind, ...one });
      made += 1;
    }
  };
  for (const kind of errorKinds) {
    add(kind, () => {
      const index = random.below(club.length);
      const { client, account } = mismatch(random, kind, clients[index] as GeneratedPerson);
      const id = clients[index]?.id as string;
      clients[index] = { ...client, id };
      return { account, clientId: id };
    });
  }
  for (const kind of likenessKinds)
    add(kind, () => ({ account: nonMatch(random, kind, random.pick(club), club), clientId: null }));
  return { clients, people };
}
