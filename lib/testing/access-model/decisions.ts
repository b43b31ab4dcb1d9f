import { attach } from './attaching.ts';
import { type Attachment, at, clientNamed, holderOf, type ModelState, ownerOf } from './test-structure.ts';

/*
 * Of the model: what staff says of accounts and of pairs.
 */

type OfRequest = {
  do: 'validate' | 'refuse' | 'reopen' | 'release';
  structure: number;
  email: string;
  created: string;
};
type OfPair = {
  do: 'link' | 'refuse-match' | 'forget-match' | 'remove-alias';
  structure: number;
  email: string;
  client: string;
};

export function decideRequest(world: ModelState, move: OfRequest): void {
  const { attachments, clients } = at(world, move.structure);
  const attachment = attachments.get(move.email);
  if (!attachment) return;
  if (move.do === 'refuse' && attachment.validation === 'pending') attachment.validation = 'refused';
  else if (move.do === 'reopen' && attachment.validation === 'refused') attachment.validation = 'pending';
  else if (move.do === 'release' && attachment.client) release(world, move.structure, move.email, attachment);
  else if (move.do === 'validate' && attachment.validation === 'pending') {
    const found = attachment.client ?? ownerOf(world, move.structure, move.email);
    const holder = found && holderOf(world, move.structure, found);
    const client = found ? clientNamed(world, move.structure, found) : undefined;
    if ((found && (!client || client.deleted)) || (holder && holder !== move.email)) return;
    if (!client) clients.push({ name: move.created, email: move.email, deleted: false });
    attachment.client = found ?? move.created;
    attachment.validation = 'validated';
  }
}

function release(world: ModelState, index: number, email: string, attachment: Attachment): void {
  const { aliases, attachments } = at(world, index);
  const client = clientNamed(world, index, attachment.client as string);
  if (aliases.get(email)?.client === attachment.client) aliases.delete(email);
  if (attachment.validation === 'pending' || attachment.validation === 'refused') attachment.client = null;
  else attachments.delete(email);
  if (client && client.email !== email) attach(world, index, client.email);
}

export function decidePair(world: ModelState, { do: what, structure: index, email, client: name }: OfPair): void {
  const { attachments, refusals } = at(world, index);
  const tokens = world.accounts.get(email);
  const client = clientNamed(world, index, name);
  if (!tokens || !client) return;
  if (what === 'remove-alias') removeAlias(world, index, email, name);
  else if (what === 'forget-match') refusals.delete(`${email} ${name}`);
  else if (!attachments.has(email) && !tokens.some(({ bound, home }) => bound && home === index)) return;
  else if (what === 'link') link(world, index, email, name);
  else if (attachments.get(email)?.client !== name) refusals.add(`${email} ${name}`);
}

function link(world: ModelState, index: number, email: string, name: string): void {
  const { attachments, aliases, refusals } = at(world, index);
  const attachment = attachments.get(email);
  const client = clientNamed(world, index, name);
  if (!client || client.deleted || attachment?.validation === 'refused') return;
  const attached = attachment && attachment.validation !== 'pending' ? attachment.client : null;
  if (attached !== null && attached !== name) return;
  if ((holderOf(world, index, name) ?? email) !== email || (ownerOf(world, index, email) ?? name) !== name) return;
  const isOwn = client.email === email;
  if (attached === name && (isOwn || aliases.get(email)?.token === null)) return;
  if (!isOwn) aliases.set(email, { client: name, token: null });
  const changedAt = isOwn ? (attachment?.changedAt ?? 0) : 0;
  attachments.set(email, { validation: 'validated', client: name, asked: attachment?.asked ?? false, changedAt });
  refusals.delete(`${email} ${name}`);
}

function removeAlias(world: ModelState, index: number, email: string, name: string): void {
  const { attachments, aliases } = at(world, index);
  if (aliases.get(email)?.client !== name) return;
  aliases.delete(email);
  const attachment = attachments.get(email);
  const client = clientNamed(world, index, name);
  if (attachment?.client !== name || !client || client.email === email) return;
  attachment.client = null;
  if (attachment.validation !== 'refused') attachment.validation = 'pending';
  attach(world, index, client.email);
}
