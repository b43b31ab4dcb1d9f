import { aliasHolder, at, type Client, clientNamed, holderOf, type ModelState, ownerOf } from './model-state.ts';

/* Model of how accounts and clients are attached by address. */

/** Attaches the account with this e-mail to the client with it, unless either has another one. */
export function attach(model: ModelState, index: number, email: string): void {
  const { clients, attachments } = at(model, index);
  const client = clients.find((one) => one.email === email);
  if (!client || !model.accounts.has(email) || holderOf(model, index, client.name)) return;
  const attachment = attachments.get(email);
  if (!attachment)
    attachments.set(email, { validation: 'not-needed', client: client.name, asked: false, changedAt: 0 });
  else attachment.client ??= client.name;
}

export function ask(model: ModelState, index: number, email: string): void {
  const { attachments } = at(model, index);
  if (!attachments.has(email)) attach(model, index, email);
  const attachment = attachments.get(email) ?? {
    validation: 'not-needed' as const,
    client: null,
    asked: false,
    changedAt: 0,
  };
  const client = attachment.client && clientNamed(model, index, attachment.client);
  if (attachment.validation === 'not-needed' && (!client || client.deleted)) attachment.validation = 'pending';
  attachments.set(email, { ...attachment, asked: true });
}

export function add(model: ModelState, index: number, client: Client): void {
  if (ownerOf(model, index, client.email) !== undefined) return;
  at(model, index).clients.push(client);
  attach(model, index, client.email);
}

/** Model of an edit, which changes the note in any case. */
export function edit(model: ModelState, index: number, name: string, email: string): void {
  const { clients, attachments, aliases } = at(model, index);
  const client = clientNamed(model, index, name);
  const isNew = client?.email !== email;
  if (!client || client.deleted || (isNew && clients.some((other) => other.email === email))) return;
  if (isNew && (aliasHolder(model, index, email) ?? name) !== name) return;
  Object.assign(client, { email, language: null, version: client.version + 1 });
  if (!isNew) return;
  const holder = holderOf(model, index, name);
  const held = holder && attachments.get(holder);
  if (!held) attach(model, index, email);
  else if (aliases.get(holder)?.client !== name) held.changedAt = model.now;
}
