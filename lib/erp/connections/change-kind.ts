import { replaceErpIdPrefix } from '#lib/clients/erp/change-erp-ids.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** The kind of record; undefined where ids have none. */
type Kind = string | undefined;

/**
 * Renames the kind of record in everything that a connection has sent, because the same ERP names
 * it otherwise from now on, or no longer, and its people must stay its own. Kinds other than
 * `before` stay as they are. The caller holds the structure-wide lock.
 */
export async function changeKind(
  tx: Transaction,
  { structureId, connectionId }: { structureId: string; connectionId: string },
  before: Kind,
  after: Kind,
): Promise<void> {
  if (before === after) return;
  const [from, to] = [prefixOf(before), prefixOf(after)];
  const renamed = (id: string) => `$3::text || substr(${id}, length($2::text) + 1)`;
  const payload = `(payload - 'kind') || jsonb_build_object('erpId', ${renamed('erp_id')}) ||
    case when $3::text = '' or not payload ? 'removes' then '{}'::jsonb else jsonb_build_object('kind', rtrim($3::text, '/')) end`;
  const values = [structureId, from, to];
  const where = 'structure_id = $1::uuid and erp_id is not null and starts_with(erp_id, $2::text)';
  await replaceErpIdPrefix(tx, structureId, from, to);
  await runSql(tx, `update erp_proposal set erp_id = ${renamed('erp_id')} where ${where}`, values);
  const said = [...values, connectionId];
  await runSql(
    tx,
    `update erp_event set payload = ${payload}, erp_id = ${renamed('erp_id')} where ${where}
      and connection_id = $4::uuid`,
    said,
  );
  await runSql(
    tx,
    `update erp_snapshot_line set payload = ${payload}, erp_id = ${renamed('erp_id')} where ${where}
       and snapshot_id in (select id from erp_snapshot where structure_id = $1::uuid and connection_id = $4::uuid)`,
    said,
  );
}

function prefixOf(kind: Kind): string {
  return kind ? `${kind}/` : '';
}
