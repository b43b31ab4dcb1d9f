import type { Reason } from '#lib/access/access-verdict.ts';
import {
  at,
  type Client,
  clientNamed,
  hasShown,
  holderOf,
  type ModelState,
  speaks,
  type Token,
} from './test-structure.ts';

/*
 * Of the model: why somebody may enter or not, the domain's table row by row.
 */

function reasonFor(world: ModelState, email: string, token: Token, index: number): Reason {
  if (!speaks(token, index)) return 'not-registered';
  return reason(world, email, index, [token]);
}

/** For the person, whatever phone they use: what staff sees. */
export function reasonForStaff(world: ModelState, email: string, index: number): Reason {
  const tokens = world.accounts.get(email);
  const speaking = tokens?.filter((token) => speaks(token, index));
  return speaking ? reason(world, email, index, speaking) : 'not-registered';
}

function reason(world: ModelState, email: string, index: number, tokens: Token[]): Reason {
  const { attachments, proofNeeded } = at(world, index);
  const attachment = attachments.get(email);
  const client = attachment?.client ? clientNamed(world, index, attachment.client) : undefined;
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
  if (proofNeeded && !proved && !tokens.some((token) => isKnown(world, email, token, index))) return 'email-unproved';
  return client.deleted ? 'deleted' : 'open';
}

/**
 * Whether an alias says of this token who it is: staff's of every one, a claim code's of the one
 * that brought it.
 */
function isKnown(world: ModelState, email: string, token: Token, index: number): boolean {
  const { aliases, attachments } = at(world, index);
  const alias = aliases.get(email);
  return (
    alias !== undefined &&
    alias.client === attachments.get(email)?.client &&
    (alias.token === null || alias.token === token.name)
  );
}

/** The same for a client's page: whoever has the client, or else whoever waits for its address. */
export function reasonForClient(world: ModelState, index: number, name: string): Reason {
  const holder = holderOf(world, index, name);
  if (holder) return reasonForStaff(world, holder, index);
  const { email } = clientNamed(world, index, name) as Client;
  return at(world, index).attachments.get(email)?.client ? 'not-attached' : reasonForStaff(world, email, index);
}

/** What the token is told: nothing that the address alone would tell, before it is proved. */
export function reasonForApp(world: ModelState, email: string, token: Token, index: number): Reason {
  const real = reasonFor(world, email, token, index);
  const own = hasShown(token, email, index) || isKnown(world, email, token, index);
  const { proofNeeded, attachments } = at(world, index);
  const mayKnow = speaks(token, index) && (!proofNeeded || own);
  const attachment = speaks(token, index) ? attachments.get(email) : undefined;
  if (real === 'open' || real === 'refused' || mayKnow) return real;
  const asked = token.wishes.has(index) || attachment?.asked;
  return asked && attachment?.validation !== 'validated' ? 'pending-validation' : 'email-unproved';
}
