import type { seededRandom } from '#lib/demo/demo-random.ts';
import type { Command } from './model.ts';
import { at, type ModelState } from './test-structure.ts';

type Random = ReturnType<typeof seededRandom>;

/**
 * An address that clients have and no account: whoever is such a client registers with another one.
 */
const unregistered = 'c';

/**
 * A move that could be made in this world. @param step what the names of whatever it makes are told
 * apart by
 */
export function arbitraryCommand(random: Random, world: ModelState, emails: string[], step: string): Command {
  const telling = random.chance(0.5) ? tellingMoves(random, world, emails, step) : [];
  return telling.length > 0 ? random.pick(telling) : anyMove(random, world, emails, step);
}

/** What makes and tries aliases and codes, which chance alone would seldom do in a few steps. */
function tellingMoves(random: Random, world: ModelState, emails: string[], step: string): Command[] {
  const moves: Command[] = [];
  const home = random.below(2);
  const registering = { do: 'register', token: `t${step}`, home, join: null } as const;
  for (const { name, state } of world.codes) {
    if (state === 'live')
      moves.push({ ...registering, email: random.pick(emails), vouch: random.chance(0.2), claim: name });
  }
  for (const [structure, { clients, attachments, aliases }] of world.structures.entries()) {
    for (const { name } of clients) {
      if ([...attachments.values()].some(({ client }) => client === name)) continue;
      const inHand = world.codes.some(
        (code) => code.structure === structure && code.client === name && code.state === 'live',
      );
      if (!inHand) moves.push({ do: 'issue', structure, client: name, code: `c${step}` });
      for (const email of world.accounts.keys()) {
        const pair = { structure, email, client: name };
        moves.push({ do: 'link', ...pair }, { do: random.chance(0.7) ? 'refuse-match' : 'forget-match', ...pair });
      }
    }
    for (const [email, { client, token }] of aliases) {
      const others = (world.accounts.get(email) ?? []).filter(({ name }) => name !== token);
      const again = { ...registering, email, claim: null };
      moves.push({ ...again, vouch: false }, { ...again, home: structure, vouch: true });
      if (token !== null) moves.push({ ...again, vouch: false }, { ...again, home: structure, vouch: true });
      moves.push({ do: 'edit', structure, client, email: random.pick([...emails, unregistered]) });
      moves.push({ do: 'remove-alias', structure, client, email }, { do: 'release', structure, email, created: '' });
      for (const { name } of others)
        for (let weight = 0; weight < 5; weight += 1) moves.push({ do: 'prove', token: name });
    }
  }
  return moves;
}

function anyMove(random: Random, world: ModelState, emails: string[], step: string): Command {
  const structure = random.below(2);
  const email = random.pick(emails);
  const address = random.pick([...emails, unregistered]);
  const tokens = [...world.accounts.values()].flat().map(({ name }) => name);
  const clients = at(world, structure).clients.map(({ name }) => name);
  const attached = [...at(world, structure).attachments.keys()];
  const codes = world.codes.map(({ name }) => name);
  const made = `${structure}-${step}`;
  const join = () => (random.chance(0.5) ? random.below(2) : null);
  const claim = () => (codes.length > 0 && random.chance(0.6) ? random.pick(codes) : null);
  const registering = (): Command => ({
    do: 'register',
    email,
    token: `t${step}`,
    home: structure,
    vouch: random.chance(0.2),
    join: join(),
    claim: claim(),
  });
  const possible: (() => Command)[] = [
    registering,
    () => ({ do: 'add', structure, email: address, client: made }),
    () => ({ do: 'import', structure, email: address, client: made }),
  ];
  if (tokens.length > 0) {
    const token = random.pick(tokens);
    possible.push(
      () => ({ do: 'prove', token }),
      () => ({ do: 'prove', token }),
      () => ({ do: 'join', token, structure }),
      () => ({ do: 'mistype', token }),
    );
  }
  if (clients.length > 0) {
    const client = random.pick(clients);
    possible.push(
      () => ({ do: 'edit', structure, client, email: address }),
      () => ({ do: 'delete', structure, client }),
      () => ({ do: 'restore', structure, client }),
      () => ({ do: 'issue', structure, client, code: `c${step}` }),
      () => ({ do: 'issue', structure, client, code: `c${step}` }),
    );
    const pair = (what: 'link' | 'refuse-match' | 'forget-match' | 'remove-alias') => () =>
      ({ do: what, structure, email, client }) as const;
    if (tokens.length > 0) possible.push(pair('link'), pair('link'), pair('refuse-match'));
    if (at(world, structure).refusals.size > 0) possible.push(pair('forget-match'));
    if (at(world, structure).aliases.size > 0) possible.push(pair('remove-alias'));
  }
  if (attached.length > 0) {
    const decide = (what: 'validate' | 'refuse' | 'reopen' | 'release') => () =>
      ({ do: what, structure, email: random.pick(attached), created: made }) as const;
    possible.push(decide('validate'), decide('validate'), decide('refuse'), decide('reopen'), decide('release'));
    possible.push(() => ({ do: 'send-code', structure, email: random.pick(attached) }));
  }
  // A code in somebody's hand is soon used.
  if (codes.length > 0) {
    const code = random.pick(world.codes);
    const of = { structure: code.structure, code: code.name };
    possible.push(
      registering,
      registering,
      () => ({ do: 'revoke', ...of }),
      () => ({ do: 'expire', ...of }),
    );
  }
  return random.pick(possible)();
}
