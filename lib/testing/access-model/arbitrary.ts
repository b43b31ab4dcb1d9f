import type { seededRandom } from '#lib/demo/demo-random.ts';
import type { Command } from './model.ts';
import { at, type ModelState } from './model-state.ts';

type Random = ReturnType<typeof seededRandom>;

/** An address of clients without an account: such a client registers with another one. */
const unregistered = 'c';

/**
 * Generates a command that is possible in this state. @param step distinguishes the names of what
 * it creates
 */
export function arbitraryCommand(random: Random, model: ModelState, emails: string[], step: string): Command {
  const preferred = random.chance(0.5) ? aliasCommands(random, model, emails, step) : [];
  return preferred.length > 0 ? random.pick(preferred) : anyCommand(random, model, emails, step);
}

/**
 * Generates commands that create and use aliases and codes, which would be rare in a few commands
 * otherwise.
 */
function aliasCommands(random: Random, model: ModelState, emails: string[], step: string): Command[] {
  const commands: Command[] = [];
  const home = random.below(2);
  const registering = { do: 'register', token: `t${step}`, home, join: null } as const;
  for (const { name, state } of model.codes) {
    if (state === 'live')
      commands.push({ ...registering, email: random.pick(emails), vouch: random.chance(0.2), claim: name });
  }
  for (const [structure, { clients, attachments, aliases }] of model.structures.entries()) {
    for (const { name } of clients) {
      if ([...attachments.values()].some(({ client }) => client === name)) continue;
      const hasCode = model.codes.some(
        (code) => code.structure === structure && code.client === name && code.state === 'live',
      );
      if (!hasCode) commands.push({ do: 'issue', structure, client: name, code: `c${step}` });
      for (const email of model.accounts.keys()) {
        const pair = { structure, email, client: name };
        commands.push({ do: 'link', ...pair }, { do: random.chance(0.7) ? 'refuse-match' : 'forget-match', ...pair });
      }
    }
    for (const [email, { client, token }] of aliases) {
      const others = (model.accounts.get(email) ?? []).filter(({ name }) => name !== token);
      const again = { ...registering, email, claim: null };
      commands.push({ ...again, vouch: false }, { ...again, home: structure, vouch: true });
      if (token !== null) commands.push({ ...again, vouch: false }, { ...again, home: structure, vouch: true });
      commands.push({ do: 'edit', structure, client, email: random.pick([...emails, unregistered]) });
      commands.push({ do: 'remove-alias', structure, client, email }, { do: 'release', structure, email, created: '' });
      for (const { name } of others)
        for (let weight = 0; weight < 5; weight += 1) commands.push({ do: 'prove', token: name });
    }
  }
  return commands;
}

function anyCommand(random: Random, model: ModelState, emails: string[], step: string): Command {
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
    const pair = (what: 'link' | 'refuse-match' | 'forget-match' | 'remove-alias') => () =>
      ({ do: what, structure, email, client }) as const;
    if (tokens.length > 0) possible.push(pair('link'), pair('link'), pair('refuse-match'));
    if (at(model, structure).refusals.size > 0) possible.push(pair('forget-match'));
    if (at(model, structure).aliases.size > 0) possible.push(pair('remove-alias'));
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
