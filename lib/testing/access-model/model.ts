import { add, ask, attach, edit } from './attaching.ts';
import { endClaims, expire, issue, liveCode, revoke, takeEffect } from './claims.ts';
import { decidePair, decideRequest } from './decisions.ts';
import { at, clientNamed, type ModelState, speaks, type Token, tokenNamed } from './model-state.ts';

/** Every command. It names the tokens, clients and codes that it creates. */
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

/** Returns the state after a command; the state before stays unchanged. */
export function nextState(before: ModelState, command: Command): ModelState {
  const model = structuredClone(before);
  model.now += 1;
  apply(model, command);
  return model;
}

function apply(model: ModelState, command: Command): void {
  switch (command.do) {
    case 'register':
      register(model, command);
      return;
    case 'prove':
      prove(model, command.token);
      return;
    case 'mistype': {
      const [, token] = tokenNamed(model, command.token);
      token.tries += 1;
      if (token.tries === 5) token.code = null;
      return;
    }
    case 'send-code':
      sendCode(model, command.structure, command.email);
      return;
    case 'join': {
      const [email, token] = tokenNamed(model, command.token);
      if (!speaks(token, command.structure)) token.wishes.add(command.structure);
      else ask(model, command.structure, email);
      return;
    }
    case 'add':
    case 'import':
      add(model, command.structure, { name: command.client, email: command.email, deleted: false });
      return;
    case 'edit':
      edit(model, command.structure, command.client, command.email);
      return;
    case 'delete':
    case 'restore': {
      const client = clientNamed(model, command.structure, command.client);
      if (client) client.deleted = command.do === 'delete';
      return;
    }
    case 'issue':
      issue(model, command.structure, command.client, command.code);
      return;
    case 'revoke':
      revoke(model, command.code);
      return;
    case 'expire':
      expire(model, command.code);
      return;
    case 'link':
    case 'refuse-match':
    case 'forget-match':
    case 'remove-alias':
      decidePair(model, command);
      return;
    default:
      decideRequest(model, command);
  }
}

function register(
  model: ModelState,
  { email, token: name, home, vouch, join, claim }: Extract<Command, { do: 'register' }>,
): void {
  const code = claim === null ? undefined : liveCode(model, claim);
  if (claim !== null && !code) return;
  const tokens = model.accounts.get(email) ?? [];
  const isNew = tokens.length === 0;
  const proofs = vouch ? [{ email, at: model.now, only: home }] : [];
  const waiting = { code: vouch ? null : email, tries: 0, wishes: new Set<number>(), claims: [] };
  const token: Token = { name, bound: isNew, home, proofs, ...waiting };
  model.accounts.set(email, [...tokens, token]);
  if (isNew) for (const [index] of model.structures.entries()) attach(model, index, email);
  if (vouch) endClaims(model, email, token, home);
  if (code) {
    code.state = 'used';
    if (speaks(token, code.structure)) takeEffect(model, code.name, email, token);
    else token.claims = [code.name];
  }
  if (join === null) return;
  if (speaks(token, join)) ask(model, join, email);
  else token.wishes.add(join);
}

function prove(model: ModelState, name: string): void {
  const [email, token] = tokenNamed(model, name);
  if (token.code === null) return;
  token.proofs.push({ email: token.code, at: model.now, only: null });
  const own = token.code === email;
  token.code = null;
  if (!own) return;
  for (const other of model.accounts.get(email) ?? []) {
    if (other !== token && !other.proofs.some((proof) => proof.email === email && proof.only === null))
      other.bound = false;
  }
  token.bound = true;
  endClaims(model, email, token, null);
  for (const code of token.claims) takeEffect(model, code, email, token);
  token.claims = [];
  for (const structure of token.wishes) ask(model, structure, email);
  token.wishes.clear();
}

/**
 * Mails a code to every token that may act for the account and, while the client's address is the
 * account's, to those that registered there and may not yet.
 */
function sendCode(model: ModelState, index: number, email: string): void {
  const attachment = at(model, index).attachments.get(email);
  if (!attachment) return;
  const { changedAt, client } = attachment;
  const phones = (model.accounts.get(email) ?? []).filter(
    (one) => speaks(one, index) || (!changedAt && one.home === index),
  );
  const code = (changedAt && client && clientNamed(model, index, client)?.email) || email;
  for (const phone of phones) Object.assign(phone, { code, tries: 0 });
}
