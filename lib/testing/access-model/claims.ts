import { attach } from './attaching.ts';
import { at, type ClaimCode, clientNamed, hasShown, holderOf, type ModelState, type Token } from './model-state.ts';

/* Model of claim codes. */

/** Returns a code that can be used; undefined when it is invalid. */
export function liveCode(model: ModelState, name: string): ClaimCode | undefined {
  const code = model.codes.find((one) => one.name === name && one.state === 'live');
  return code && clientNamed(model, code.structure, code.client)?.deleted === false ? code : undefined;
}

export function issue(model: ModelState, index: number, client: string, name: string): void {
  const known = clientNamed(model, index, client);
  if (!known || known.deleted || holderOf(model, index, client)) return;
  for (const code of model.codes)
    if (code.structure === index && code.client === client && isOpen(model, code)) code.state = 'dead';
  model.codes.push({ name, structure: index, client, state: 'live' });
}

export function revoke(model: ModelState, name: string): void {
  const code = model.codes.find((one) => one.name === name);
  if (code && isOpen(model, code)) code.state = 'dead';
}

export function expire(model: ModelState, name: string): void {
  const code = model.codes.find((one) => one.name === name);
  if (code?.state === 'live') code.state = 'dead';
}

/**
 * Returns whether a code is unused, or used by a registration that has yet to prove its mailbox.
 */
function isOpen(model: ModelState, { name, state }: ClaimCode): boolean {
  return (
    state === 'live' ||
    (state === 'used' && [...model.accounts.values()].flat().some(({ claims }) => claims.includes(name)))
  );
}

/** Lets a used code take effect; it never replaces another account. */
export function takeEffect(model: ModelState, name: string, email: string, token: Token): void {
  const code = model.codes.find((one) => one.name === name);
  if (code?.state !== 'used') return;
  const { structure: index, client } = code;
  const { clients, attachments, aliases } = at(model, index);
  const attachment = attachments.get(email);
  const elsewhere =
    attachment && (attachment.validation === 'refused' || (attachment.client !== null && attachment.client !== client));
  const othersAddress = clients.some((one) => one.email === email && one.name !== client);
  const othersAlias = aliases.has(email) && aliases.get(email)?.client !== client;
  if (elsewhere || othersAddress || othersAlias || (holderOf(model, index, client) ?? email) !== email) {
    if (!attachment) attachments.set(email, { validation: 'pending', client: null, asked: true, changedAt: 0 });
    else if (attachment.client === null) attachment.asked = true;
    return;
  }
  if (!aliases.has(email)) aliases.set(email, { client, token: token.name });
  const validation = attachment?.validation === 'validated' ? 'validated' : 'not-needed';
  attachments.set(email, { validation, client, asked: attachment?.asked ?? false, changedAt: 0 });
}

/**
 * Ends the codes that others used with a mailbox they never proved, when it is proved.
 * @param only in this structure alone
 */
export function endClaims(model: ModelState, email: string, holder: Token, only: number | null): void {
  for (const [index, { aliases, attachments }] of model.structures.entries()) {
    const alias = aliases.get(email);
    if (!alias || alias.token === null || alias.token === holder.name || (only !== null && only !== index)) continue;
    const claimant = model.accounts.get(email)?.find(({ name }) => name === alias.token);
    if (claimant && hasShown(claimant, email, index)) continue;
    aliases.delete(email);
    const attachment = attachments.get(email);
    const client = clientNamed(model, index, alias.client);
    if (attachment?.client !== alias.client || !client || client.email === email) continue;
    Object.assign(attachment, {
      client: null,
      asked: true,
      validation: attachment.validation === 'refused' ? 'refused' : 'pending',
    });
    attach(model, index, client.email);
  }
}
