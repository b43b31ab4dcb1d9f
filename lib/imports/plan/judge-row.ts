import { randomUUIDv7 } from 'node:crypto';
import type { AliasOf } from '#lib/addresses/find-aliases.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { KnownClient } from '#lib/clients/find-by-email-keys.ts';
import type { Verdict } from '#lib/imports/rows/counts.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { likelyDomain } from '#lib/matching/likely-domain.ts';
import { likelyMailbox } from '#lib/matching/likely-mailbox.ts';
import { mayBeSamePerson } from '#lib/matching/may-be-same-person.ts';
import { changesTo } from './changes-to.ts';
import type { ParsedRow } from './parse-row.ts';
import type { RowFields } from './row-fields.ts';

/** The client who has the address of a row, or who uses it on the app beside another one. */
export type AddressHolder = {
  client?: KnownClient | undefined;
  alias?: AliasOf | undefined;
  /** The data of a person with this address or member number was erased. */
  erased?: boolean;
};

/**
 * A row with its verdict: what it would do, to which version of which client, and why not or what
 * to check first.
 */
export type JudgedRow = {
  verdict: Verdict;
  problems: RowProblem[];
  fields: RowFields;
  clientId: string | null;
  clientVersion: number | null;
  changes: FieldChanges | null;
};

/** What a row that touches no client holds of one. */
const noClient = { clientId: null, clientVersion: null, changes: null };

/**
 * Judges one row: for a plan, a correction and a promoted duplicate alike. Pure, but for the id of
 * a client to create, which is generated now so that the commit cannot create it twice. It does not
 * know whether the file names the e-mail twice: see `markDuplicates`.
 */
export function judgeRow(
  { verdict, problems, fields }: ParsedRow,
  { client, alias, erased }: AddressHolder,
): JudgedRow {
  if (verdict !== 'usable') return { verdict, problems, fields, ...noClient };
  if (client) return compareWith(client, problems, fields);
  // Creating this client would make a second record of the person who uses the address on the app.
  if (alias) return { verdict: 'refused', problems: [...problems, aliasTaken(alias)], fields, ...noClient };
  if (erased)
    return { verdict: 'refused', problems: [...problems, { code: 'erased', field: 'email' }], fields, ...noClient };
  return {
    verdict: 'create',
    problems: [...problems, ...mistyped(fields)],
    fields,
    ...noClient,
    clientId: randomUUIDv7(),
  };
}

/** The same row once another line of the file counts for its address. */
export function asDuplicate(row: JudgedRow, line: number): JudgedRow {
  return { ...row, ...noClient, verdict: 'duplicate', problems: [...row.problems, duplicateOf(line)] };
}

/** The problem of a row whose address another line of the file counts for. */
export function duplicateOf(line: number): RowProblem {
  return { code: 'duplicate', field: 'email', line };
}

function compareWith(client: KnownClient, problems: RowProblem[], fields: RowFields): JudgedRow {
  const changes = changesTo(client, fields, problems);
  const differs = Object.keys(changes).length > 0;
  return {
    verdict: client.inBin ? 'in-bin' : differs ? 'update' : 'unchanged',
    problems: changes.lastName || changes.firstName ? [...problems, ...otherPerson(client, fields)] : problems,
    fields,
    clientId: client.id,
    clientVersion: client.version,
    changes: differs ? changes : null,
  };
}

function aliasTaken({ name }: AliasOf): RowProblem {
  return { code: 'alias-taken', field: 'email', name };
}

/** Warns only about an address that no client has: one in use is right, however it looks. */
function mistyped({ emailKey }: RowFields): RowProblem[] {
  if (emailKey === null) return [];
  const domain = likelyDomain(emailKey.slice(emailKey.lastIndexOf('@') + 1));
  if (domain) return [{ code: 'mistyped', field: 'email', name: domain, warning: true }];
  const address = likelyMailbox(emailKey);
  return address ? [{ code: 'unusual-mailbox', field: 'email', name: address, warning: true }] : [];
}

/** Warns when the row names another person with the same address, such as a relative. */
function otherPerson(client: KnownClient, fields: RowFields): RowProblem[] {
  const after = { lastName: fields.lastName ?? client.lastName, firstName: fields.firstName ?? client.firstName };
  if (mayBeSamePerson(client, after)) return [];
  const name = `${client.firstName} ${client.lastName}`.trim();
  return [{ code: 'other-person', field: 'email', name, warning: true }];
}
