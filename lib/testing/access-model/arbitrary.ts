import { anyCommand, type Random, unregistered } from './any-command.ts';
import { isForeseeable } from './bulk.ts';
import type { Command } from './command.ts';
import type { ModelState, Side } from './model-state.ts';

/**
 * Generates a command that is possible in this state. @param step distinguishes the names of what
 * it creates
 */
export function arbitraryCommand(random: Random, model: ModelState, emails: string[], step: string): Command {
  const preferred = random.chance(0.2)
    ? mergeCommands(random, model)
    : random.chance(0.6)
      ? aliasCommands(random, model, emails, step)
      : [];
  return preferred.length > 0 ? random.pick(preferred) : anyCommand(random, model, emails, step);
}

/** Generates merges, and what undoes merges and bulk operations. */
function mergeCommands(random: Random, model: ModelState): Command[] {
  return model.structures.flatMap(({ clients, merges, bulks }, structure): Command[] => {
    const undoing = [
      ...merges.map(({ into, other }): Command => ({ do: 'separate', structure, kept: into, other })),
      ...bulks.flatMap((bulk): Command[] =>
        isForeseeable(model, structure, bulk) ? [{ do: 'undo-bulk', structure, bulk: bulk.name }] : [],
      ),
    ];
    const [kept, other] = random.chance(0.5) ? clients : clients.toReversed();
    if (!kept || !other) return undoing;
    const choices = {
      email: random.pick<Side | null>(['kept', 'other', null]),
      account: random.pick<Side | null>(['kept', 'other', null]),
    };
    return [...undoing, { do: 'merge', structure, kept: kept.name, other: other.name, ...choices }];
  });
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
