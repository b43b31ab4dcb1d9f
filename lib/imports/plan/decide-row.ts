import { randomUUIDv7 } from 'node:crypto';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { KnownClient } from '#lib/clients/find-by-email-keys.ts';
import type { Verdict } from '#lib/imports/rows/counts.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { likelyDomain } from '#lib/matching/likely-domain.ts';
import { mayBeSamePerson } from '#lib/matching/may-be-same-person.ts';
import type { ParsedRow, RowFields } from './parse-row.ts';

/**
 * A row's verdict and what it would do, to which version of which client; and what to look at
 * before it is done.
 */
export type Decision = {
  verdict: Verdict;
  clientId: string | null;
  clientVersion: number | null;
  changes: FieldChanges | null;
  warnings: RowProblem[];
};

const compared = ['lastName', 'firstName', 'phone', 'birthDate', 'memberNumber'] as const;

/**
 * Decides about one row, given the client that has its e-mail. Pure, but for the id of a client to
 * create, which is given now so that creating it twice is impossible later. Whether the file names
 * the e-mail twice is not known here.
 */
export function decideRow({ verdict, fields }: ParsedRow, known: KnownClient | undefined): Decision {
  if (verdict !== 'usable') return { verdict, clientId: null, clientVersion: null, changes: null, warnings: [] };
  if (!known)
    return {
      verdict: 'create',
      clientId: randomUUIDv7(),
      clientVersion: null,
      changes: null,
      warnings: mistyped(fields),
    };
  const changes = changesTo(known, fields);
  const some = Object.keys(changes).length > 0;
  return {
    verdict: known.inBin ? 'in-bin' : some ? 'update' : 'unchanged',
    clientId: known.id,
    clientVersion: known.version,
    changes: some ? changes : null,
    warnings: changes.lastName || changes.firstName ? renamed(known, fields) : [],
  };
}

/** Field by field, what the row says otherwise than the client. A blank cell never erases. */
function changesTo(known: KnownClient, fields: RowFields): FieldChanges {
  const changes: FieldChanges = {};
  for (const name of compared) {
    const [before, after] = [known[name] || null, fields[name]];
    if (after !== null && after !== before) changes[name] = { before, after };
  }
  return changes;
}

/** Only of an address that nobody here has: one that somebody has is theirs, however it looks. */
function mistyped({ emailKey }: RowFields): RowProblem[] {
  const meant = emailKey && likelyDomain(emailKey.slice(emailKey.lastIndexOf('@') + 1));
  return meant ? [{ code: 'mistyped', field: 'email', name: meant, warning: true }] : [];
}

/**
 * Somebody else with the same address, in a family for instance, and not a name written otherwise.
 */
function renamed(known: KnownClient, fields: RowFields): RowProblem[] {
  const after = { lastName: fields.lastName ?? known.lastName, firstName: fields.firstName ?? known.firstName };
  if (mayBeSamePerson(known, after)) return [];
  return [{ code: 'other-person', field: 'email', name: `${known.firstName} ${known.lastName}`.trim(), warning: true }];
}
