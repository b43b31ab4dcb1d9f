import type { Staff } from '#lib/actor/staff.ts';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';

/** An event of one client; `author` is null when the system itself acted. */
export type ClientEvent = { id: string; at: Date; author: string | null; event: AuditEvent };

type Row = Pick<ClientEvent, 'id' | 'at' | 'author'> & { kind: string; details: unknown };

const maxEvents = 200;

/**
 * The events of a client and of the records merged into it; then, from the client itself, that an
 * import or an ERP created it.
 */
const historySql = `select h.id, h.at, h.kind, h.details, author.name as author
  from (
    (select 1 as part, e.id, e.at, e.kind, e.details, e.staff_id from audit_event e
      where e.structure_id = $1 and e.client_id in (
        select $2::uuid
        union all select m.client_id from merged_client m where m.structure_id = $1 and m.kept_id = $2)
      order by e.at desc, e.id desc limit ${maxEvents})
    union all
    select 2, case when c.source = 'erp' then c.id else c.import_id end, c.created_at,
      case when c.source = 'erp' then 'client-added-by-erp' else 'client-imported' end,
      case when c.source = 'erp' then '{}' else jsonb_build_object('importId', c.import_id, 'line', c.import_line) end,
      case when c.source = 'erp' then null else c.created_by_id end
    from client c
    where c.structure_id = $1 and c.id = $2 and (c.source = 'erp' or c.import_id is not null and c.import_line is not null)
  ) h
  left join staff_account author on author.id = h.staff_id
  order by h.part, h.at desc, h.id desc
  limit ${maxEvents}`;

/**
 * Lists the events of one client and of the records merged into it, the latest first, with the
 * names of their authors. One query.
 */
export async function clientHistory(staff: Staff, clientId: string): Promise<ClientEvent[]> {
  if (!isId(clientId)) return [];
  const rows = await runPrepared<Row>(connection().pool, historySql, [staff.structure.id, clientId]);
  // `recordEvents` writes the rows, and accepts only the closed union.
  return rows.map(({ kind, details, ...row }) => ({ ...row, event: { kind, clientId, details } as AuditEvent }));
}
