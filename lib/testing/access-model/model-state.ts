import type { ValidationState } from '#lib/addresses/validation-state.ts';

/*
 * The state of the model, without a database: who may enter which structure, after any commands in
 * any order. It is written independently of the verbs and their SQL, so that a test can compare
 * both. `model.ts` changes it.
 */

export type Token = {
  name: string;
  bound: boolean;
  home: number;
  /**
   * Proved addresses, with the time, and the structure where an app key vouched for it (null: a
   * mailed code, which counts everywhere).
   */
  proofs: { email: string; at: number; only: number | null }[];
  /** The address that the last code was mailed to; null once it is used. */
  code: string | null;
  /** The moment of the mail with that code, which may be for several phones. */
  mail: number;
  tries: number;
  wishes: Set<number>;
  /** Claim codes that wait until the token may act for its account. */
  claims: string[];
};
export type Client = {
  name: string;
  email: string;
  deleted: boolean;
  /** What put it in the trash: a bulk operation, or a member of staff ('by hand'). */
  trash: string | null;
  /** Grows with every change of the record. */
  version: number;
  language: string | null;
  /** Whether a bulk operation may have invited the client. */
  mayBeInvited: boolean;
};
export type Attachment = {
  validation: ValidationState;
  client: string | null;
  asked: boolean;
  changedAt: number;
  /** When it last changed in any way. */
  touched?: number;
};
/** `token`: the one that used a claim code; null where staff added the alias. */
type Alias = { client: string; token: string | null };
export type ClaimCode = { name: string; structure: number; client: string; state: 'live' | 'used' | 'dead' };
export type Side = 'kept' | 'other';
type Belongings = {
  client: Client;
  holder: { email: string; attachment: Attachment } | null;
  aliases: [string, Alias][];
  refusals: string[];
  codes: ClaimCode[];
};
/** A merge that can be undone, with both records as they were. */
export type Merge = {
  into: string;
  other: string;
  copy: Record<Side, Belongings>;
  /** Whose account stayed, and whose was released. */
  account: Side | null;
  away: Side | null;
  /** The accounts refused for the kept record by the merge. */
  refused: string[];
  /** Which of both addresses had accounts. */
  known: string[];
  /** The address that the kept record does not have, and that leads to it. */
  leads: string | null;
  after: { email: string; language: string | null; attachment: Attachment | null; released: Attachment | null };
};
export type BulkAction = 'invite' | 'set-language' | 'delete' | 'restore';
export type Bulk = {
  name: string;
  action: BulkAction;
  done: { client: string; seen: string; trash: string | null; language: string | null }[];
};
export type Structure = {
  proofNeeded: boolean;
  clients: Client[];
  /** By e-mail, like the aliases. */
  attachments: Map<string, Attachment>;
  aliases: Map<string, Alias>;
  /** "e-mail client" of pairs that staff refused. */
  refusals: Set<string>;
  merges: Merge[];
  /** Operations that can be undone. */
  bulks: Bulk[];
};
export type ModelState = {
  now: number;
  /** Tokens by e-mail. */
  accounts: Map<string, Token[]>;
  codes: ClaimCode[];
  structures: Structure[];
};

export function emptyState(proofNeeded: boolean[]): ModelState {
  const empty = () => ({
    clients: [],
    attachments: new Map(),
    aliases: new Map(),
    refusals: new Set<string>(),
    merges: [],
    bulks: [],
  });
  return {
    now: 0,
    accounts: new Map(),
    codes: [],
    structures: proofNeeded.map((needed) => ({ proofNeeded: needed, ...empty() })),
  };
}

/** A new client; `version` begins anywhere. */
export function newClient(name: string, email: string): Client {
  return { name, email, deleted: false, trash: null, version: 0, language: null, mayBeInvited: false };
}

export function at(model: ModelState, index: number): Structure {
  const structure = model.structures[index];
  if (!structure) throw new Error(`no structure ${index}`);
  return structure;
}

export function speaks(token: Token, index: number): boolean {
  return token.bound || token.proofs.some(({ only }) => only === index);
}

/** Returns whether the token has proved the mailbox, for this structure. */
export function hasShown(token: Token, email: string, index: number): boolean {
  return token.proofs.some((proof) => proof.email === email && (proof.only === null || proof.only === index));
}

export function tokenNamed(model: ModelState, name: string): [string, Token] {
  for (const [email, tokens] of model.accounts)
    for (const token of tokens) if (token.name === name) return [email, token];
  throw new Error(`no token ${name}`);
}

export function clientNamed(model: ModelState, index: number, name: string): Client | undefined {
  return at(model, index).clients.find((client) => client.name === name);
}

export function holderOf(model: ModelState, index: number, client: string): string | undefined {
  for (const [email, attachment] of at(model, index).attachments) if (attachment.client === client) return email;
  return undefined;
}

/** Returns the client with an address, as its own or otherwise. */
export function ownerOf(model: ModelState, index: number, email: string): string | undefined {
  return at(model, index).clients.find((client) => client.email === email)?.name ?? aliasHolder(model, index, email);
}

/** Returns the client with an address as its alias, or to whom it leads since a merge. */
export function aliasHolder(model: ModelState, index: number, email: string): string | undefined {
  const { aliases, merges } = at(model, index);
  const alias = aliases.get(email);
  if (alias) return alias.client;
  let found = merges.findLast(({ leads }) => leads === email)?.into;
  for (let next: Merge | undefined; ; found = next.into) {
    next = merges.find(({ other }) => other === found);
    if (!next) return found;
  }
}
