import { ask, attach } from './attaching.ts';
import { endClaims, liveCode, takeEffect } from './claims.ts';
import type { Command } from './command.ts';
import { at, clientNamed, type ModelState, speaks, type Token, tokenNamed } from './model-state.ts';

/** Model of a registration. */
export function register(
  model: ModelState,
  { email, token: name, home, vouch, join, claim }: Extract<Command, { do: 'register' }>,
): void {
  const code = claim === null ? undefined : liveCode(model, claim);
  if (claim !== null && !code) return;
  const tokens = model.accounts.get(email) ?? [];
  const isNew = tokens.length === 0;
  const proofs = vouch ? [{ email, at: model.now, only: home }] : [];
  const waiting = { code: vouch ? null : email, mail: model.now, tries: 0, wishes: new Set<number>(), claims: [] };
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

/** Model of the proof of an address. */
export function prove(model: ModelState, name: string): void {
  const [email, token] = tokenNamed(model, name);
  if (token.code === null) return;
  token.proofs.push({ email: token.code, at: model.now, only: null });
  const own = token.code === email;
  // A code counts once: it is used up for every phone that its mail was for.
  const { mail } = token;
  for (const phone of model.accounts.get(email) ?? []) if (phone.mail === mail) phone.code = null;
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
export function sendCode(model: ModelState, index: number, email: string): void {
  const attachment = at(model, index).attachments.get(email);
  if (!attachment) return;
  const { changedAt, client } = attachment;
  const phones = (model.accounts.get(email) ?? []).filter(
    (one) => speaks(one, index) || (!changedAt && one.home === index),
  );
  const code = (changedAt && client && clientNamed(model, index, client)?.email) || email;
  for (const phone of phones) Object.assign(phone, { code, mail: model.now, tries: 0 });
}
