import { findAliases } from '#lib/addresses/find-aliases.ts';
import { findByEmailKeys } from '#lib/clients/find-by-email-keys.ts';
import type { AddressHolder } from './judge-row.ts';
import type { ParsedRow } from './parse-row.ts';

/** Finds the holders of the addresses of usable rows, in one look-up for all of them. */
export async function findHolders(structureId: string, rows: ParsedRow[]): Promise<(row: ParsedRow) => AddressHolder> {
  const keys = rows
    .map(({ verdict, fields }) => (verdict === 'usable' ? fields.emailKey : null))
    .filter((key) => key !== null);
  const [clients, aliases] = await Promise.all([findByEmailKeys(structureId, keys), findAliases(structureId, keys)]);
  return ({ fields: { emailKey } }) =>
    emailKey === null ? {} : { client: clients.get(emailKey), alias: aliases.get(emailKey) };
}
