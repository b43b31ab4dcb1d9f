import { attach } from './attaching.ts';
import { at, type ClaimCode, clientNamed, hasShown, holderOf, type ModelState, type Token } from './test-structure.ts';

/*
 * Of the model: what claim codes do.
 */

/** A code that may be brought; none when it is worth nothing. */
export function liveCode(world: ModelState, name: string): ClaimCode | undefined {
  const code = world.codes.find((one) => one.name === name && one.state === 'live');
  return code && clientNamed(world, code.structure, code.client)?.deleted === false ? code : undefined;
}

export function issue(world: ModelState, index: number, client: string, name: string): void {
  const known = clientNamed(world, index, client);
  if (!known || known.deleted || holderOf(world, index, client)) return;
  for (const code of world.codes)
    if (code.structure === index && code.client === client && isOpen(world, code)) code.state = 'dead';
  world.codes.push({ name, structure: index, client, state: 'live' });
}

export function revoke(world: ModelState, name: string): void {
  const code = world.codes.find((one) => one.name === name);
  if (code && isOpen(world, code)) code.state = 'dead';
}

export function expire(world: ModelState, name: string): void {
  const code = world.codes.find((one) => one.name === name);
  if (code?.state === 'live') code.state = 'dead';
}

/** Not brought yet, or by a registration that has still to show its mailbox. */
function isOpen(world: ModelState, { name, state }: ClaimCode): boolean {
  return (
    state === 'live' ||
    (state === 'used' && [...world.accounts.values()].flat().some(({ claims }) => claims.includes(name)))
  );
}

/** A code that was taken comes to count: it never replaces anybody. */
export function settle(world: ModelState, name: string, email: string, token: Token): void {
  const code = world.codes.find((one) => one.name === name);
  if (code?.state !== 'used') return;
  const { structure: index, client } = code;
  const { clients, attachments, aliases } = at(world, index);
  const attachment = attachments.get(email);
  const elsewhere =
    attachment && (attachment.validation === 'refused' || (attachment.client !== null && attachment.client !== client));
  const othersAddress = clients.some((one) => one.email === email && one.name !== client);
  const othersAlias = aliases.has(email) && aliases.get(email)?.client !== client;
  if (elsewhere || othersAddress || othersAlias || (holderOf(world, index, client) ?? email) !== email) {
    if (!attachment) attachments.set(email, { validation: 'pending', client: null, asked: true, changedAt: 0 });
    else if (attachment.client === null) attachment.asked = true;
    return;
  }
  if (!aliases.has(email)) aliases.set(email, { client, token: token.name });
  const validation = attachment?.validation === 'validated' ? 'validated' : 'not-needed';
  attachments.set(email, { validation, client, asked: attachment?.asked ?? false, changedAt: 0 });
}

/**
 * Somebody showed the mailbox: codes that others brought without ever showing it count no longer.
 * @param only in this structure alone
 */
export function endClaims(world: ModelState, email: string, holder: Token, only: number | null): void {
  for (const [index, { aliases, attachments }] of world.structures.entries()) {
    const alias = aliases.get(email);
    if (!alias || alias.token === null || alias.token === holder.name || (only !== null && only !== index)) continue;
    const claimant = world.accounts.get(email)?.find(({ name }) => name === alias.token);
    if (claimant && hasShown(claimant, email, index)) continue;
    aliases.delete(email);
    const attachment = attachments.get(email);
    const client = clientNamed(world, index, alias.client);
    if (attachment?.client !== alias.client || !client || client.email === email) continue;
    Object.assign(attachment, {
      client: null,
      asked: true,
      validation: attachment.validation === 'refused' ? 'refused' : 'pending',
    });
    attach(world, index, client.email);
  }
}
