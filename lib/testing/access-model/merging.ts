import { isDeepStrictEqual } from 'node:util';
import { attach } from './attaching.ts';
import { at, type Client, clientNamed, holderOf, type Merge, type ModelState, type Side } from './model-state.ts';

/* Model of merging two records of a structure, and of separating them. No ERP has either. */

type OfPair = { structure: number; kept: string; other: string };
export type Merging = OfPair & { email: Side | null; account: Side | null };

/** Model of a merge. `email` and `account`: what staff chose; null: as suggested. */
export function merge(model: ModelState, { structure: index, kept, other, ...chosen }: Merging): void {
  const structure = at(model, index);
  const clients = { kept: clientNamed(model, index, kept), other: clientNamed(model, index, other) };
  if (kept === other || !clients.kept || !clients.other || clients.kept.deleted) return;
  const copy = structuredClone({
    kept: belongings(model, index, clients.kept),
    other: belongings(model, index, clients.other),
  });
  const account = accountThatStays(copy, chosen.account);
  const email = (chosen.email ?? account) === 'other' ? clients.other.email : clients.kept.email;
  const before = { kept: clients.kept.email, other: clients.other.email };
  moveAccounts(model, index, { kept, other, copy, account, email });
  model.codes = model.codes.filter((code) => code.structure !== index || code.client !== other);
  const holder = account && copy[account].holder?.email;
  const known = [clients.kept.email, clients.other.email].filter((one) => model.accounts.has(one));
  const refused = copy.other.refusals.filter((one) => one !== holder && !copy.kept.refusals.includes(one));
  for (const one of copy.other.refusals) structure.refusals.delete(`${one} ${other}`);
  for (const one of refused) structure.refusals.add(`${one} ${kept}`);
  structure.clients = structure.clients.filter(({ name }) => name !== other);
  const language = clients.kept.language ?? clients.other.language;
  Object.assign(clients.kept, { email, language, version: clients.kept.version + 1 });
  const away = copy.kept.holder && copy.other.holder ? (account === 'kept' ? 'other' : 'kept') : null;
  const released = away && structure.attachments.get(copy[away].holder?.email ?? '');
  const present = holder ? structure.attachments.get(holder) : undefined;
  for (const attachment of [released, present]) if (attachment) attachment.touched = model.now;
  structure.merges.push({
    ...{ into: kept, other, copy, account, away, refused, known },
    leads: [before.kept, before.other].find((one) => one !== email) ?? null,
    after: structuredClone({ email, language, attachment: present ?? null, released: released ?? null }),
  });
}

function belongings(model: ModelState, index: number, client: Client): Merge['copy'][Side] {
  const { attachments, aliases, refusals } = at(model, index);
  const email = holderOf(model, index, client.name);
  const attachment = email === undefined ? undefined : attachments.get(email);
  return {
    client,
    holder: email !== undefined && attachment ? { email, attachment } : null,
    aliases: [...aliases].filter(([, alias]) => alias.client === client.name),
    refusals: [...refusals].flatMap((pair) => (pair.endsWith(` ${client.name}`) ? [pair.split(' ')[0] ?? ''] : [])),
    codes: model.codes.filter((code) => code.structure === index && code.client === client.name),
  };
}

/** The only account, or the chosen one; else the kept record's, unless only the other is open. */
function accountThatStays({ kept, other }: Merge['copy'], chosen: Side | null): Side | null {
  if (!kept.holder || !other.holder) return kept.holder ? 'kept' : other.holder ? 'other' : null;
  const isDecided = ({ attachment }: { attachment: { validation: string } }) =>
    attachment.validation === 'pending' || attachment.validation === 'refused';
  return chosen ?? (isDecided(kept.holder) && !isDecided(other.holder) ? 'other' : 'kept');
}

type Moving = Pick<Merge, 'copy' | 'account' | 'other'> & { kept: string; email: string };

function moveAccounts(model: ModelState, index: number, { kept, other, copy, account, email: to }: Moving): void {
  const { attachments, aliases } = at(model, index);
  for (const side of ['kept', 'other'] as const) {
    if (side === account) continue;
    for (const [email] of copy[side].aliases) aliases.delete(email);
    const { holder } = copy[side];
    if (!holder) continue;
    const attachment = attachments.get(holder.email);
    if (holder.attachment.validation === 'pending' || holder.attachment.validation === 'refused')
      Object.assign(attachment ?? {}, { client: null });
    else attachments.delete(holder.email);
  }
  const staying = account && copy[account].holder;
  const attachment = staying && attachments.get(staying.email);
  if (!account || !attachment) return;
  const { client, aliases: own } = copy[account];
  attachment.client = kept;
  if (client.email !== to && own.length === 0) attachment.changedAt = model.now;
  // The trash closed it, and nobody validated what the merged record opens.
  const isDecided = attachment.validation === 'pending' || attachment.validation === 'refused';
  if (client.deleted && !isDecided) Object.assign(attachment, { validation: 'pending', asked: true });
  if (account === 'other') for (const alias of aliases.values()) if (alias.client === other) alias.client = kept;
}

/** Model of the separation of two merged records. */
export function separate(model: ModelState, { structure: index, kept, other }: OfPair): void {
  const structure = at(model, index);
  const latest = structure.merges.findLast(({ into }) => into === kept);
  const client = clientNamed(model, index, kept);
  if (!latest || latest.other !== other || !client || client.deleted) return;
  const { copy, after } = latest;
  const own = structuredClone(copy.other.client);
  let email = client.email === after.email ? copy.kept.client.email : client.email;
  if (email === own.email) email = copy.kept.client.email;
  const isTaken = (one: string) =>
    structure.clients.some(({ name, email }) => name !== kept && email === one) ||
    (structure.aliases.has(one) && structure.aliases.get(one)?.client !== kept);
  if (isTaken(email) || isTaken(own.email)) return;
  separateAccounts(model, index, latest, { kept: email, other: own.email });
  structure.merges = structure.merges.filter((merge) => merge !== latest);
  const language = client.language === after.language ? copy.kept.client.language : client.language;
  Object.assign(client, { email, language, version: client.version + 1 });
  structure.clients.push({ ...own, version: own.version + 1 });
  for (const one of [email, own.email]) if (!latest.known.includes(one)) attach(model, index, one);
  model.codes.push(...copy.other.codes);
  // A refusal that staff took back meanwhile is taken back for both.
  const withdrawn = latest.refused.filter((one) => !structure.refusals.delete(`${one} ${kept}`));
  for (const one of copy.other.refusals) if (!withdrawn.includes(one)) structure.refusals.add(`${one} ${other}`);
}

function separateAccounts(model: ModelState, index: number, merge: Merge, emails: Record<Side, string>): void {
  const { attachments, aliases } = at(model, index);
  const { copy, after, into, other, away } = merge;
  const names = { kept: into, other };
  const current = holderOf(model, index, into) ?? null;
  const present = current === null ? null : sideOf(copy, emails, current);
  const attached = new Set<Side>();
  if (current !== null && present) {
    const attachment = attachments.get(current);
    const before = copy[present].holder;
    const isUntouched = before?.email === current && same(attachment, after.attachment);
    if (isUntouched) attachments.set(current, before.attachment);
    else if (attachment) attachments.set(current, { ...attachment, client: names[present], touched: model.now });
    attached.add(present);
  }
  const released = away && copy[away].holder;
  if (away && released && away !== present && current !== released.email) {
    const now = attachments.get(released.email);
    if (!now?.client) {
      const isAsReleased = !now || same(now, after.released);
      attachments.set(
        released.email,
        isAsReleased ? released.attachment : { ...now, client: names[away], touched: model.now },
      );
      attached.add(away);
    }
  }
  for (const alias of aliases.values()) if (alias.client === into) alias.client = names[present ?? 'kept'];
  if (!away || away === present || !attached.has(away)) return;
  for (const [email, alias] of copy[away].aliases) if (!aliases.has(email)) aliases.set(email, alias);
}

/** The record that an account came from, or else whose address it has. */
function sideOf({ kept, other }: Merge['copy'], emails: Record<Side, string>, account: string): Side {
  if (kept.holder?.email === account) return 'kept';
  if (other.holder?.email === account) return 'other';
  return account === emails.other && account !== emails.kept ? 'other' : 'kept';
}

function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}
