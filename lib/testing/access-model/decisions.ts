import { attach } from './attaching.ts';
import { type Attachment, at, clientNamed, holderOf, type ModelState, newClient, ownerOf } from './model-state.ts';

/* Model of the decisions of staff about accounts and pairs. */

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

export function decideRequest(model: ModelState, command: OfRequest): void {
  const { attachments, clients } = at(model, command.structure);
  const attachment = attachments.get(command.email);
  if (!attachment) return;
  if (command.do === 'refuse' && attachment.validation === 'pending') attachment.validation = 'refused';
  else if (command.do === 'reopen' && attachment.validation === 'refused') attachment.validation = 'pending';
  else if (command.do === 'release' && attachment.client) release(model, command.structure, command.email, attachment);
  else if (command.do === 'validate' && attachment.validation === 'pending') {
    const found = attachment.client ?? ownerOf(model, command.structure, command.email);
    const holder = found && holderOf(model, command.structure, found);
    const client = found ? clientNamed(model, command.structure, found) : undefined;
    if ((found && (!client || client.deleted)) || (holder && holder !== command.email)) return;
    if (!client) clients.push(newClient(command.created, command.email));
    attachment.client = found ?? command.created;
    attachment.validation = 'validated';
  }
}

function release(model: ModelState, index: number, email: string, attachment: Attachment): void {
  const { aliases, attachments } = at(model, index);
  const client = clientNamed(model, index, attachment.client as string);
  if (aliases.get(email)?.client === attachment.client) aliases.delete(email);
  if (attachment.validation === 'pending' || attachment.validation === 'refused') attachment.client = null;
  else attachments.delete(email);
  if (client && client.email !== email) attach(model, index, client.email);
}

export function decidePair(model: ModelState, { do: what, structure: index, email, client: name }: OfPair): void {
  const { attachments, refusals } = at(model, index);
  const tokens = model.accounts.get(email);
  const client = clientNamed(model, index, name);
  if (!tokens || !client) return;
  if (what === 'remove-alias') removeAlias(model, index, email, name);
  else if (what === 'forget-match') refusals.delete(`${email} ${name}`);
  else if (!attachments.has(email) && !tokens.some(({ bound, home }) => bound && home === index)) return;
  else if (what === 'link') link(model, index, email, name);
  else if (attachments.get(email)?.client !== name) refusals.add(`${email} ${name}`);
}

function link(model: ModelState, index: number, email: string, name: string): void {
  const { attachments, aliases, refusals } = at(model, index);
  const attachment = attachments.get(email);
  const client = clientNamed(model, index, name);
  if (!client || client.deleted || attachment?.validation === 'refused') return;
  const attached = attachment && attachment.validation !== 'pending' ? attachment.client : null;
  if (attached !== null && attached !== name) return;
  if ((holderOf(model, index, name) ?? email) !== email || (ownerOf(model, index, email) ?? name) !== name) return;
  const isOwn = client.email === email;
  if (attached === name && (isOwn || aliases.get(email)?.token === null)) return;
  if (!isOwn) aliases.set(email, { client: name, token: null });
  const changedAt = isOwn ? (attachment?.changedAt ?? 0) : 0;
  attachments.set(email, { validation: 'validated', client: name, asked: attachment?.asked ?? false, changedAt });
  refusals.delete(`${email} ${name}`);
}

function removeAlias(model: ModelState, index: number, email: string, name: string): void {
  const { attachments, aliases } = at(model, index);
  if (aliases.get(email)?.client !== name) return;
  aliases.delete(email);
  const attachment = attachments.get(email);
  const client = clientNamed(model, index, name);
  if (attachment?.client !== name || !client || client.email === email) return;
  attachment.client = null;
  if (attachment.validation !== 'refused') attachment.validation = 'pending';
  attach(model, index, client.email);
}
