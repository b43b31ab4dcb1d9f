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
  tries: number;
  wishes: Set<number>;
  /** Claim codes that wait until the token may act for its account. */
  claims: string[];
};
export type Client = { name: string; email: string; deleted: boolean };
export type Attachment = { validation: ValidationState; client: string | null; asked: boolean; changedAt: number };
/** `token`: the one that used a claim code; null where staff added the alias. */
type Alias = { client: string; token: string | null };
export type ClaimCode = { name: string; structure: number; client: string; state: 'live' | 'used' | 'dead' };
export type Structure = {
  proofNeeded: boolean;
  clients: Client[];
  /** By e-mail, like the aliases. */
  attachments: Map<string, Attachment>;
  aliases: Map<string, Alias>;
  /** "e-mail client" of pairs that staff refused. */
  refusals: Set<string>;
};
export type ModelState = {
  now: number;
  /** Tokens by e-mail. */
  accounts: Map<string, Token[]>;
  codes: ClaimCode[];
  structures: Structure[];
};

export function emptyState(proofNeeded: boolean[]): ModelState {
  const empty = () => ({ clients: [], attachments: new Map(), aliases: new Map(), refusals: new Set<string>() });
  return {
    now: 0,
    accounts: new Map(),
    codes: [],
    structures: proofNeeded.map((needed) => ({ proofNeeded: needed, ...empty() })),
  };
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

/** Returns the client with an address, as its own or as its alias. */
export function ownerOf(model: ModelState, index: number, email: string): string | undefined {
  const { clients, aliases } = at(model, index);
  return clients.find((client) => client.email === email)?.name ?? aliases.get(email)?.client;
}
