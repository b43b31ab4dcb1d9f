import type { Reason, ValidationState } from './access-verdict.ts';

/*
 * The product's promise in plain words, without a database: who may enter where, after anything in any order. Written apart from the
 * verbs and their SQL, for the trial that compares both.
 */

type Token = {
  name: string;
  bound: boolean;
  home: number;
  /** Addresses proved: when, and where an app key's word counts (null: everywhere). */
  proofs: { email: string; at: number; only: number | null }[];
  /** The address that the last code went to; null once it is used. */
  code: string | null;
  tries: number;
  wishes: Set<number>;
};
type Client = { name: string; email: string; deleted: boolean };
type Attachment = { validation: ValidationState; client: string | null; asked: boolean; changedAt: number };
export type World = {
  now: number;
  /** By e-mail. */
  accounts: Map<string, Token[]>;
  structures: { proofNeeded: boolean; clients: Client[]; attachments: Map<string, Attachment> }[];
};

export function emptyWorld(proofNeeded: boolean[]): World {
  return {
    now: 0,
    accounts: new Map(),
    structures: proofNeeded.map((needed) => ({ proofNeeded: needed, clients: [], attachments: new Map() })),
  };
}

/** What may happen. Names of tokens and clients are given when they come into the world. */
export type Move =
  | { do: 'register'; email: string; token: string; home: number; vouch: boolean; join: number | null }
  | { do: 'prove'; token: string }
  | { do: 'mistype'; token: string }
  | { do: 'join'; token: string; structure: number }
  | { do: 'validate' | 'refuse' | 'reopen' | 'release' | 'send-code'; structure: number; email: string; created: string }
  | { do: 'link'; structure: number; email: string; client: string }
  | { do: 'add' | 'import'; structure: number; email: string; client: string }
  | { do: 'edit'; structure: number; client: string; email: string }
  | { do: 'delete' | 'restore'; structure: number; client: string };

/** The world after a move, or the several it could be; the one before is left as it was. */
export function after(before: World, move: Move): World[] {
  const world = structuredClone(before);
  world.now += 1;
  if (move.do === 'send-code') return sendCode(world, move.structure, move.email);
  play(world, move);
  return [world];
}

function play(world: World, move: Move): void {
  switch (move.do) {
    case 'register':
      register(world, move);
      return;
    case 'prove':
      prove(world, move.token);
      return;
    case 'mistype': {
      const [, token] = tokenNamed(world, move.token);
      token.tries += 1;
      if (token.tries === 5) token.code = null;
      return;
    }
    case 'join': {
      const [email, token] = tokenNamed(world, move.token);
      if (!speaks(token, move.structure)) token.wishes.add(move.structure);
      else ask(world, move.structure, email);
      return;
    }
    case 'add':
    case 'import':
      add(world, move.structure, { name: move.client, email: move.email, deleted: false });
      return;
    case 'edit':
      edit(world, move);
      return;
    case 'delete':
    case 'restore': {
      const client = clientNamed(world, move.structure, move.client);
      if (client) client.deleted = move.do === 'delete';
      return;
    }
    default:
      decide(world, move);
  }
}

function register(world: World, { email, token: name, home, vouch, join }: Extract<Move, { do: 'register' }>): void {
  const tokens = world.accounts.get(email) ?? [];
  const isNew = tokens.length === 0;
  const proofs = vouch ? [{ email, at: world.now, only: home }] : [];
  const token: Token = { name, bound: isNew, home, proofs, code: vouch ? null : email, tries: 0, wishes: new Set() };
  world.accounts.set(email, [...tokens, token]);
  if (isNew) for (const [index] of world.structures.entries()) attach(world, index, email);
  if (join === null) return;
  if (speaks(token, join)) ask(world, join, email);
  else token.wishes.add(join);
}

function prove(world: World, name: string): void {
  const [email, token] = tokenNamed(world, name);
  if (token.code === null) return;
  token.proofs.push({ email: token.code, at: world.now, only: null });
  const own = token.code === email;
  token.code = null;
  if (!own) return;
  for (const other of world.accounts.get(email) ?? []) {
    if (other !== token && !other.proofs.some((proof) => proof.email === email && proof.only === null)) other.bound = false;
  }
  token.bound = true;
  for (const structure of token.wishes) ask(world, structure, email);
  token.wishes.clear();
}

/** The account with this e-mail comes to the client with it, unless either has somebody already. */
function attach(world: World, index: number, email: string): void {
  const { clients, attachments } = at(world, index);
  const client = clients.find((one) => one.email === email);
  if (!client || !world.accounts.has(email) || holderOf(world, index, client.name)) return;
  const attachment = attachments.get(email);
  if (!attachment) attachments.set(email, { validation: 'not-needed', client: client.name, asked: false, changedAt: 0 });
  else attachment.client ??= client.name;
}

function ask(world: World, index: number, email: string): void {
  const { attachments } = at(world, index);
  if (!attachments.has(email)) attach(world, index, email);
  const attachment = attachments.get(email) ?? { validation: 'not-needed' as const, client: null, asked: false, changedAt: 0 };
  const client = attachment.client && clientNamed(world, index, attachment.client);
  if (attachment.validation === 'not-needed' && (!client || client.deleted)) attachment.validation = 'pending';
  attachments.set(email, { ...attachment, asked: true });
}

function add(world: World, index: number, client: Client): void {
  const { clients } = at(world, index);
  if (clients.some(({ email }) => email === client.email)) return;
  clients.push(client);
  attach(world, index, client.email);
}

function edit(world: World, { structure: index, client: name, email }: Extract<Move, { do: 'edit' }>): void {
  const { clients, attachments } = at(world, index);
  const client = clientNamed(world, index, name);
  if (!client || client.deleted || client.email === email || clients.some((other) => other.email === email)) return;
  client.email = email;
  const holder = holderOf(world, index, name);
  const held = holder && attachments.get(holder);
  if (held) held.changedAt = world.now;
  else attach(world, index, email);
}

function decide(world: World, move: Extract<Move, { structure: number; email: string }>): void {
  const { attachments, clients } = at(world, move.structure);
  const attachment = attachments.get(move.email);
  if (!attachment) return;
  if (move.do === 'refuse' && attachment.validation === 'pending') attachment.validation = 'refused';
  else if (move.do === 'reopen' && attachment.validation === 'refused') attachment.validation = 'pending';
  else if (move.do === 'release' && attachment.client) release(world, move.structure, move.email, attachment);
  else if ((move.do === 'validate' || move.do === 'link') && attachment.validation === 'pending') {
    const chosen = move.do === 'link' ? move.client : (attachment.client ?? clients.find(({ email }) => email === move.email)?.name);
    const holder = chosen && holderOf(world, move.structure, chosen);
    const client = chosen ? clientNamed(world, move.structure, chosen) : undefined;
    if ((chosen && (!client || client.deleted)) || (holder && holder !== move.email)) return;
    if (!client && move.do === 'validate') clients.push({ name: move.created, email: move.email, deleted: false });
    attachment.client = chosen ?? (move.do === 'validate' ? move.created : null);
    attachment.validation = 'validated';
  }
}

function release(world: World, index: number, email: string, attachment: Attachment): void {
  const client = clientNamed(world, index, attachment.client as string);
  if (attachment.validation === 'pending' || attachment.validation === 'refused') attachment.client = null;
  else at(world, index).attachments.delete(email);
  if (client && client.email !== email) attach(world, index, client.email);
}

/** To one of the phones that may speak: the one used last, which this model does not know. */
function sendCode(world: World, index: number, email: string): World[] {
  const attachment = at(world, index).attachments.get(email);
  const speaking = (world.accounts.get(email) ?? []).filter((one) => speaks(one, index));
  if (!attachment || speaking.length === 0) return [world];
  return speaking.map(({ name }) => {
    const copy = structuredClone(world);
    const client = attachment.client && clientNamed(copy, index, attachment.client);
    Object.assign(tokenNamed(copy, name)[1], { code: attachment.changedAt && client ? client.email : email, tries: 0 });
    return copy;
  });
}

/** Why a token may enter or not: the domain's table, row by row. */
function reasonFor(world: World, email: string, token: Token, index: number): Reason {
  if (!speaks(token, index)) return 'not-registered';
  return reason(world, email, index, [token]);
}

/** The same for the person, whatever phone they use: what staff sees. */
export function reasonForStaff(world: World, email: string, index: number): Reason {
  const tokens = world.accounts.get(email);
  return tokens
    ? reason(
        world,
        email,
        index,
        tokens.filter((token) => speaks(token, index)),
      )
    : 'not-registered';
}

function reason(world: World, email: string, index: number, tokens: Token[]): Reason {
  const { attachments, proofNeeded } = at(world, index);
  const attachment = attachments.get(email);
  const client = attachment?.client ? clientNamed(world, index, attachment.client) : undefined;
  if (attachment?.validation === 'refused') return 'refused';
  if (attachment?.validation === 'pending') return 'pending-validation';
  if (!attachment || !client) return 'not-attached';
  const address = attachment.changedAt ? client.email : email;
  const proved = tokens.some(({ proofs }) =>
    proofs.some((proof) => proof.email === address && proof.at > attachment.changedAt && (proof.only === null || proof.only === index)),
  );
  if (proofNeeded && !proved) return 'email-unproved';
  return client.deleted ? 'deleted' : 'open';
}

/** The same for a client's page: whoever has the client, or else whoever waits for its address. */
export function reasonForClient(world: World, index: number, name: string): Reason {
  const holder = holderOf(world, index, name);
  if (holder) return reasonForStaff(world, holder, index);
  const { email } = clientNamed(world, index, name) as Client;
  return at(world, index).attachments.get(email)?.client ? 'not-attached' : reasonForStaff(world, email, index);
}

/** What the token is told: nothing that the address alone would tell, before it is proved. */
export function toldTo(world: World, email: string, token: Token, index: number): Reason {
  const real = reasonFor(world, email, token, index);
  const own = token.proofs.some((proof) => proof.email === email && (proof.only === null || proof.only === index));
  const { proofNeeded, attachments } = at(world, index);
  const mayKnow = speaks(token, index) && (!proofNeeded || own);
  const attachment = speaks(token, index) ? attachments.get(email) : undefined;
  if (real === 'open' || real === 'refused' || mayKnow) return real;
  const asked = token.wishes.has(index) || attachment?.asked;
  return asked && attachment?.validation !== 'validated' ? 'pending-validation' : 'email-unproved';
}

function speaks(token: Token, index: number): boolean {
  return token.bound || token.proofs.some(({ only }) => only === index);
}

function tokenNamed(world: World, name: string): [string, Token] {
  for (const [email, tokens] of world.accounts) for (const token of tokens) if (token.name === name) return [email, token];
  throw new Error(`no token ${name}`);
}

function clientNamed(world: World, index: number, name: string): Client | undefined {
  return at(world, index).clients.find((client) => client.name === name);
}

function holderOf(world: World, index: number, client: string): string | undefined {
  for (const [email, attachment] of at(world, index).attachments) if (attachment.client === client) return email;
  return undefined;
}

export function at(world: World, index: number): World['structures'][number] {
  const structure = world.structures[index];
  if (!structure) throw new Error(`no structure ${index}`);
  return structure;
}
