import type { Queryable } from '#lib/database/run-sql.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { type ClientRecord, clientsByKey, recordColumns } from './client-record.ts';

/**
 * Loads and locks the clients without ERP whose address, alias, former ERP address or address of a
 * record merged into theirs is that of an event, by id.
 */
export async function loadCandidates(
  tx: Queryable,
  structureId: string,
  unmatched: ErpEvent[],
): Promise<(ClientRecord & { aliases: string[] })[]> {
  const keys = [...new Set(unmatched.flatMap(({ fields }) => fields?.emailKey || []))].sort();
  if (keys.length === 0) return [];
  const { rows } = await tx.query<ClientRecord & { alias: string | null }>(
    `select *, null as alias from ${clientsByKey('erp_id is null and erp_email_key = asked.key')}
     union all select *, null from ${clientsByKey('erp_id is null and email_key = asked.key')}
     union all select c.*, asked.key from unnest($2::text[]) asked (key) cross join lateral (
       select client_id from client_alias where structure_id = $1 and email_key = asked.key
       union select kept_id from merged_client where structure_id = $1 and email_key = asked.key offset 0) a
     cross join lateral (
       select ${recordColumns} from client where structure_id = $1 and erp_id is null and id = a.client_id for update) c`,
    [structureId, keys],
  );
  const byId = new Map<string, ClientRecord & { aliases: string[] }>();
  for (const { alias, ...record } of rows) {
    const aliases = byId.get(record.id)?.aliases ?? [];
    byId.set(record.id, { ...record, aliases: alias === null ? aliases : [...aliases, alias] });
  }
  return [...byId.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}
