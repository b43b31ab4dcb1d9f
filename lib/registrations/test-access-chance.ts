import type { seededRandom } from '#lib/clients/demo-random.ts';
import type { Move } from './test-access-model.ts';
import { at, type World } from './test-access-world.ts';

type Random = ReturnType<typeof seededRandom>;

/** A move that could be made in this world. @param step what the names of whatever it makes are told apart by */
export function moveFrom(random: Random, world: World, emails: string[], step: string): Move {
  const structure = random.below(2);
  const email = random.pick(emails);
  const tokens = [...world.accounts.values()].flat().map(({ name }) => name);
  const clients = at(world, structure).clients.map(({ name }) => name);
  const attached = [...at(world, structure).attachments.keys()];
  const codes = world.codes.map(({ name }) => name);
  const made = `${structure}-${step}`;
  const join = () => (random.chance(0.5) ? random.below(2) : null);
  const claim = () => (codes.length > 0 && random.chance(0.6) ? random.pick(codes) : null);
  const registering = (): Move => ({
    do: 'register',
    email,
    token: `t${step}`,
    home: structure,
    vouch: random.chance(0.2),
    join: join(),
    claim: claim(),
  });
  const possible: (() => Move)[] = [
    registering,
    () => ({ do: 'add', structure, email, client: made }),
    () => ({ do: 'import', structure, email, client: made }),
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
      () => ({ do: 'edit', structure, client, email }),
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
