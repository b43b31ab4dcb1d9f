import { findAliases } from '#lib/addresses/find-aliases.ts';
import { findByEmailKeys } from '#lib/clients/find-by-email-keys.ts';
import { connection } from '#lib/database/connection.ts';
import { findErased } from '#lib/erasures/find-erased.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import type { AddressHolder } from './judge-row.ts';
import type { ParsedRow } from './parse-row.ts';

/** Finds the holders of the addresses of usable rows, in one look-up for all of them. */
export async function findHolders(structureId: string, rows: ParsedRow[]): Promise<(row: ParsedRow) => AddressHolder> {
  const keys = rows
    .map(({ verdict, fields }) => (verdict === 'usable' ? fields.emailKey : null))
    .filter((key) => key !== null);
  const [clients, aliases, erased] = await Promise.all([
    findByEmailKeys(structureId, keys),
    findAliases(structureId, keys),
    findErased(
      connection().pool,
      structureId,
      rows.flatMap(({ verdict, fields }) => (verdict === 'usable' ? identitiesOf(fields) : [])),
    ),
  ]);
  return ({ fields }) =>
    fields.emailKey === null
      ? {}
      : {
          client: clients.get(fields.emailKey),
          alias: aliases.get(fields.emailKey),
          erased: erased.has(identitiesOf(fields)),
        };
}
