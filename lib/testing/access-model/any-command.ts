import type { seededRandom } from '#lib/demo/demo-random.ts';
import { isForeseeable } from './bulk.ts';
import type { Command } from './command.ts';
import { at, type BulkAction, type ModelState } from './model-state.ts';

export type Random = ReturnType<typeof seededRandom>;

/** An address of clients without an account: such a client registers with another one. */
export const unregistered = 'c';

/** Generates any command that is possible in this state. */
export function anyCommand(random: Random, model: ModelState, emails: string[], step: string): Command {
  const structure = random.below(2);
  const email = random.pick(emails);
  const address = random.pick([...emails, unregistered]);
  const tokens = [...model.accounts.values()].flat().map(({ name }) => name);
  const clients = at(model, structure).clients.map(({ name }) => name);
  const attached = [...at(model, structure).attachments.keys()];
  const codes = model.codes.map(({ name }) => name);
  const newClient = `${structure}-${step}`;
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
    () => ({ do: 'add', structure, email: address, client: newClient }),
    () => ({ do: 'import', structure, email: address, client: newClient }),
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
    const others = clients.filter((name) => name !== client);
    const chosen = clients.filter(() => random.chance(0.6));
    const some = chosen.length > 0 ? chosen : [client];
    const bulk = (action: BulkAction) => (): Command => ({
      do: 'bulk',
      structure,
      action,
      clients: some,
      bulk: `b${step}`,
    });
    const merging = (): Command => ({
      ...({ do: 'merge', structure, kept: client, other: random.pick(others) } as const),
      email: random.pick(['kept', 'other', null]),
      account: random.pick(['kept', 'other', null]),
    });
    possible.push(bulk('delete'), random.chance(0.5) ? bulk('restore') : bulk('invite'), bulk('set-language'));
    if (others.length > 0) possible.push(merging, merging, merging);
    const pair = (what: 'link' | 'refuse-match' | 'forget-match' | 'remove-alias') => () =>
      ({ do: what, structure, email, client }) as const;
    if (tokens.length > 0) possible.push(pair('link'), pair('link'), pair('refuse-match'));
    if (at(model, structure).refusals.size > 0) possible.push(pair('forget-match'));
    if (at(model, structure).aliases.size > 0) possible.push(pair('remove-alias'));
  }
  for (const operation of at(model, structure).bulks)
    if (isForeseeable(model, structure, operation))
      possible.push(() => ({ do: 'undo-bulk', structure, bulk: operation.name }));
  for (const { into, other } of at(model, structure).merges) {
    const separating = (): Command => ({ do: 'separate', structure, kept: into, other });
    possible.push(separating, separating);
  }
  if (attached.length > 0) {
    const decide = (what: 'validate' | 'refuse' | 'reopen' | 'release') => () =>
      ({ do: what, structure, email: random.pick(attached), created: newClient }) as const;
    possible.push(decide('validate'), decide('validate'), decide('refuse'), decide('reopen'), decide('release'));
    possible.push(() => ({ do: 'send-code', structure, email: random.pick(attached) }));
  }
  // A code that exists is used soon.
  if (codes.length > 0) {
    const code = random.pick(model.codes);
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
