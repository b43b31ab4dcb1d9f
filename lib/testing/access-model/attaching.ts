import { at, type Client, clientNamed, holderOf, type ModelState } from './test-structure.ts';

/*
 * Of the model: how accounts and clients find each other by themselves.
 */

/** The account with this e-mail comes to the client with it, unless either has somebody already. */
export function attach(world: ModelState, index: number, email: string): void {
  const { clients, attachments } = at(world, index);
  const client = clients.find((one) => one.email === email);
  if (!client || !world.accounts.has(email) || holderOf(world, index, client.name)) return;
  const attachment = attachments.get(email);
  if (!attachment)
    attachments.set(email, { validation: 'not-needed', client: client.name, asked: false, changedAt: 0 });
  else attachment.client ??= client.name;
}

export function ask(world: ModelState, index: number, email: string): void {
  const { attachments } = at(world, index);
  if (!attachments.has(email)) attach(world, index, email);
  const attachment = attachments.get(email) ?? {
    validation: 'not-needed' as const,
    client: null,
    asked: false,
    changedAt: 0,
  };
  const client = attachment.client && clientNamed(world, index, attachment.client);
  if (attachment.validation === 'not-needed' && (!client || client.deleted)) attachment.validation = 'pending';
  attachments.set(email, { ...attachment, asked: true });
}

export function add(world: ModelState, index: number, client: Client): void {
  const { clients, aliases } = at(world, index);
  if (aliases.has(client.email) || clients.some(({ email }) => email === client.email)) return;
  clients.push(client);
  attach(world, index, client.email);
}

export function edit(world: ModelState, index: number, name: string, email: string): void {
  const { clients, attachments, aliases } = at(world, index);
  const client = clientNamed(world, index, name);
  if (!client || client.deleted || client.email === email || clients.some((other) => other.email === email)) return;
  if (aliases.has(email) && aliases.get(email)?.client !== name) return;
  client.email = email;
  const holder = holderOf(world, index, name);
  const held = holder && attachments.get(holder);
  if (!held) attach(world, index, email);
  else if (aliases.get(holder)?.client !== name) held.changedAt = world.now;
}
