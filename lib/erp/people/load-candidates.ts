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
  const { rows: aliases } = await tx.query<{ clientId: string; alias: string }>(
    `select client_id as "clientId", email_key as alias from client_alias where structure_id = $1 and email_key = any($2)
     union select kept_id, email_key from merged_client where structure_id = $1 and email_key = any($2)`,
    [structureId, keys],
  );
  const { rows } = await tx.query<ClientRecord>(
    `select * from ${clientsByKey('erp_id is null and erp_email_key = asked.key')}
     union all select * from ${clientsByKey('erp_id is null and email_key = asked.key')}`,
    [structureId, keys],
  );
  const known =
    aliases.length === 0
      ? []
      : await loadByIds(
          tx,
          structureId,
          aliases.map(({ clientId }) => clientId),
        );
  const byId = new Map([...rows, ...known].map((record) => [record.id, record]));
  return [...byId.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({
      ...row,
      aliases: aliases.flatMap(({ clientId, alias }) => (clientId === row.id ? [alias] : [])),
    }));
}

async function loadByIds(tx: Queryable, structureId: string, ids: string[]): Promise<ClientRecord[]> {
  const { rows } = await tx.query<ClientRecord>(
    `select ${recordColumns} from client where structure_id = $1 and erp_id is null and id = any($2) order by id for update`,
    [structureId, ids],
  );
  return rows;
}
