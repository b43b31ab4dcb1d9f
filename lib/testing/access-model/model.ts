import { add, ask, attach, edit } from './attaching.ts';
import { endClaims, expire, issue, liveCode, revoke, settle } from './claims.ts';
import { decidePair, decideRequest } from './decisions.ts';
import { at, clientNamed, type ModelState, speaks, type Token, tokenNamed } from './test-structure.ts';

/** What may happen. Names of tokens, clients and codes are given when they come into the world. */
export type Command =
  | {
      do: 'register';
      email: string;
      token: string;
      home: number;
      vouch: boolean;
      join: number | null;
      claim: string | null;
    }
  | { do: 'prove'; token: string }
  | { do: 'mistype'; token: string }
  | { do: 'join'; token: string; structure: number }
  | { do: 'validate' | 'refuse' | 'reopen' | 'release'; structure: number; email: string; created: string }
  | { do: 'send-code'; structure: number; email: string }
  | { do: 'link' | 'refuse-match' | 'forget-match' | 'remove-alias'; structure: number; email: string; client: string }
  | { do: 'issue'; structure: number; client: string; code: string }
  | { do: 'revoke' | 'expire'; structure: number; code: string }
  | { do: 'add' | 'import'; structure: number; email: string; client: string }
  | { do: 'edit'; structure: number; client: string; email: string }
  | { do: 'delete' | 'restore'; structure: number; client: string };

/** The world after a move; the one before is left as it was. */
export function nextState(before: ModelState, move: Command): ModelState {
  const world = structuredClone(before);
  world.now += 1;
  play(world, move);
  return world;
}

function play(world: ModelState, move: Command): void {
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
    case 'send-code':
      sendCode(world, move.structure, move.email);
      return;
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
      edit(world, move.structure, move.client, move.email);
      return;
    case 'delete':
    case 'restore': {
      const client = clientNamed(world, move.structure, move.client);
      if (client) client.deleted = move.do === 'delete';
      return;
    }
    case 'issue':
      issue(world, move.structure, move.client, move.code);
      return;
    case 'revoke':
      revoke(world, move.code);
      return;
    case 'expire':
      expire(world, move.code);
      return;
    case 'link':
    case 'refuse-match':
    case 'forget-match':
    case 'remove-alias':
      decidePair(world, move);
      return;
    default:
      decideRequest(world, move);
  }
}

function register(
  world: ModelState,
  { email, token: name, home, vouch, join, claim }: Extract<Command, { do: 'register' }>,
): void {
  const code = claim === null ? undefined : liveCode(world, claim);
  if (claim !== null && !code) return;
  const tokens = world.accounts.get(email) ?? [];
  const isNew = tokens.length === 0;
  const proofs = vouch ? [{ email, at: world.now, only: home }] : [];
  const waiting = { code: vouch ? null : email, tries: 0, wishes: new Set<number>(), claims: [] };
  const token: Token = { name, bound: isNew, home, proofs, ...waiting };
  world.accounts.set(email, [...tokens, token]);
  if (isNew) for (const [index] of world.structures.entries()) attach(world, index, email);
  if (vouch) endClaims(world, email, token, home);
  if (code) {
    code.state = 'used';
    if (speaks(token, code.structure)) settle(world, code.name, email, token);
    else token.claims = [code.name];
  }
  if (join === null) return;
  if (speaks(token, join)) ask(world, join, email);
  else token.wishes.add(join);
}

function prove(world: ModelState, name: string): void {
  const [email, token] = tokenNamed(world, name);
  if (token.code === null) return;
  token.proofs.push({ email: token.code, at: world.now, only: null });
  const own = token.code === email;
  token.code = null;
  if (!own) return;
  for (const other of world.accounts.get(email) ?? []) {
    if (other !== token && !other.proofs.some((proof) => proof.email === email && proof.only === null))
      other.bound = false;
  }
  token.bound = true;
  endClaims(world, email, token, null);
  for (const code of token.claims) settle(world, code, email, token);
  token.claims = [];
  for (const structure of token.wishes) ask(world, structure, email);
  token.wishes.clear();
}

/**
 * To every phone that may speak and, while the client's address is the account's, to those that
 * registered there and may not yet.
 */
function sendCode(world: ModelState, index: number, email: string): void {
  const attachment = at(world, index).attachments.get(email);
  if (!attachment) return;
  const { changedAt, client } = attachment;
  const phones = (world.accounts.get(email) ?? []).filter(
    (one) => speaks(one, index) || (!changedAt && one.home === index),
  );
  const code = (changedAt && client && clientNamed(world, index, client)?.email) || email;
  for (const phone of phones) Object.assign(phone, { code, tries: 0 });
}
