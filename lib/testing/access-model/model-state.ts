import type { ValidationState } from '#lib/addresses/validation-state.ts';

/*
 * The product's promise in plain words, without a database: who may enter where, after anything in
 * any order. Written apart from the verbs and their SQL, for the trial that compares both. This is
 * the world; `test-access-model.ts` changes it.
 */

export type Token = {
  name: string;
  bound: boolean;
  home: number;
  /** Addresses proved: when, and where an app key's word counts (null: everywhere). */
  proofs: { email: string; at: number; only: number | null }[];
  /** The address that the last code went to; null once it is used. */
  code: string | null;
  tries: number;
  wishes: Set<number>;
  /** Claim codes that wait for the token to speak. */
  claims: string[];
};
export type Client = { name: string; email: string; deleted: boolean };
export type Attachment = { validation: ValidationState; client: string | null; asked: boolean; changedAt: number };
/** `token`: the one that brought a claim code; null where staff gave the alias. */
type Alias = { client: string; token: string | null };
export type ClaimCode = { name: string; structure: number; client: string; state: 'live' | 'used' | 'dead' };
export type Structure = {
  proofNeeded: boolean;
  clients: Client[];
  /** By e-mail, as the aliases. */
  attachments: Map<string, Attachment>;
  aliases: Map<string, Alias>;
  /** "e-mail client" of pairs that staff said no to. */
  refusals: Set<string>;
};
export type ModelState = {
  now: number;
  /** By e-mail. */
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

export function at(world: ModelState, index: number): Structure {
  const structure = world.structures[index];
  if (!structure) throw new Error(`no structure ${index}`);
  return structure;
}

export function speaks(token: Token, index: number): boolean {
  return token.bound || token.proofs.some(({ only }) => only === index);
}

/**
 * Whether the token has shown, as far as this structure is concerned, that it reads the mailbox.
 */
export function hasShown(token: Token, email: string, index: number): boolean {
  return token.proofs.some((proof) => proof.email === email && (proof.only === null || proof.only === index));
}

export function tokenNamed(world: ModelState, name: string): [string, Token] {
  for (const [email, tokens] of world.accounts)
    for (const token of tokens) if (token.name === name) return [email, token];
  throw new Error(`no token ${name}`);
}

export function clientNamed(world: ModelState, index: number, name: string): Client | undefined {
  return at(world, index).clients.find((client) => client.name === name);
}

export function holderOf(world: ModelState, index: number, client: string): string | undefined {
  for (const [email, attachment] of at(world, index).attachments) if (attachment.client === client) return email;
  return undefined;
}

/** Who has an address: as their own or else as their alias. */
export function ownerOf(world: ModelState, index: number, email: string): string | undefined {
  const { clients, aliases } = at(world, index);
  return clients.find((client) => client.email === email)?.name ?? aliases.get(email)?.client;
}
