import type { Reason } from '#lib/access/verdict.ts';
import {
  at,
  type Client,
  clientNamed,
  hasShown,
  holderOf,
  type ModelState,
  speaks,
  type Token,
} from './model-state.ts';

/* Model of the verdict: the reason, row by row of the domain's table. */

function reasonFor(model: ModelState, email: string, token: Token, index: number): Reason {
  if (!speaks(token, index)) return 'not-registered';
  return reason(model, email, index, [token]);
}

/** Returns the reason for the person on whatever device, as staff sees it. */
function reasonForStaff(model: ModelState, email: string, index: number): Reason {
  const tokens = model.accounts.get(email);
  const speaking = tokens?.filter((token) => speaks(token, index));
  return speaking ? reason(model, email, index, speaking) : 'not-registered';
}

/**
 * Returns what staff sees who looks an address up: of one without an account, the reason of the
 * registered client who has it.
 */
export function reasonForAddress(model: ModelState, email: string, index: number): Reason {
  const { clients, aliases } = at(model, index);
  // An address that leads to a client since a merge says nothing of an account.
  const owner = clients.find((client) => client.email === email)?.name ?? aliases.get(email)?.client;
  const isOfClient = !model.accounts.has(email) && owner !== undefined && holderOf(model, index, owner) !== undefined;
  return isOfClient ? reasonForClient(model, index, owner) : reasonForStaff(model, email, index);
}

function reason(model: ModelState, email: string, index: number, tokens: Token[]): Reason {
  const { attachments, proofNeeded } = at(model, index);
  const attachment = attachments.get(email);
  const client = attachment?.client ? clientNamed(model, index, attachment.client) : undefined;
  if (attachment?.validation === 'refused') return 'refused';
  if (attachment?.validation === 'pending') return 'pending-validation';
  if (!attachment || !client) return 'not-attached';
  const address = attachment.changedAt ? client.email : email;
  const proved = tokens.some(({ proofs }) =>
    proofs.some(
      (proof) =>
        proof.email === address && proof.at > attachment.changedAt && (proof.only === null || proof.only === index),
    ),
  );
  if (proofNeeded && !proved && !tokens.some((token) => isKnown(model, email, token, index))) return 'email-unproved';
  return client.deleted ? 'deleted' : 'open';
}

/**
 * Returns whether an alias proves the address for this token: one of staff for every token, one of
 * a claim code for the token that used it.
 */
function isKnown(model: ModelState, email: string, token: Token, index: number): boolean {
  const { aliases, attachments } = at(model, index);
  const alias = aliases.get(email);
  return (
    alias !== undefined &&
    alias.client === attachments.get(email)?.client &&
    (alias.token === null || alias.token === token.name)
  );
}

/**
 * Returns the same for a client's page: for the account of the client, otherwise for the one that
 * waits for its address.
 */
export function reasonForClient(model: ModelState, index: number, name: string): Reason {
  const holder = holderOf(model, index, name);
  if (holder) return reasonForStaff(model, holder, index);
  const { email } = clientNamed(model, index, name) as Client;
  return at(model, index).attachments.get(email)?.client ? 'not-attached' : reasonForStaff(model, email, index);
}

/**
 * Returns the reason that the token learns: nothing that depends on the address alone, before it is
 * proved.
 */
export function reasonForApp(model: ModelState, email: string, token: Token, index: number): Reason {
  const real = reasonFor(model, email, token, index);
  const own = hasShown(token, email, index) || isKnown(model, email, token, index);
  const { proofNeeded, attachments } = at(model, index);
  const mayKnow = speaks(token, index) && (!proofNeeded || own);
  const attachment = speaks(token, index) ? attachments.get(email) : undefined;
  if (real === 'open' || real === 'refused' || mayKnow) return real;
  const asked = token.wishes.has(index) || attachment?.asked;
  return asked && attachment?.validation !== 'validated' ? 'pending-validation' : 'email-unproved';
}
