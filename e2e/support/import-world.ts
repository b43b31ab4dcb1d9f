import { connection } from '#lib/database/connection.ts';
import type { ImportKey } from '#lib/imports/file/import-key.ts';

/**
 * Everything an import may touch, one line of text a row, without ids and times: what two clubs can
 * be compared by.
 */
export type ImportWorld = Record<'clients' | 'rows' | 'imports' | 'events', string[]>;

const statements: Record<keyof ImportWorld, string> = {
  clients: `select to_jsonb(c) - '{structure_id,id,import_id,created_by_id,created_at,updated_at,deleted_at,deleted_by_id}'::text[]
      || jsonb_build_object('binned', deleted_at is not null, 'imported', import_id = $2) as row
    from client c where structure_id = $1 order by email_key`,
  rows: `select to_jsonb(r) - '{structure_id,import_id,client_id,bin}'::text[]
      || jsonb_build_object('client', (select email_key from client c where c.structure_id = r.structure_id
        and c.id = r.client_id), 'bin', bin is not null) as row
    from import_row r where structure_id = $1 and import_id = $2 order by line`,
  imports: `select to_jsonb(i) - '{structure_id,id,created_at,created_by_id,committed_at,committed_by_id,undone_at,undone_by_id,step_started_at,moved_at}'::text[] as row
    from import i where structure_id = $1 and state <> 'receiving' order by id`,
  events: `select jsonb_build_array(e.kind, c.email_key, e.details - 'importId') as row
    from audit_event e left join client c on c.structure_id = e.structure_id and c.id = e.client_id
    where e.structure_id = $1 and ($2::uuid is not null) order by e.kind, c.email_key, e.details ->> 'line', e.at`,
};

export async function importWorld({ structureId, importId }: ImportKey): Promise<ImportWorld> {
  const read = async (name: keyof ImportWorld) => {
    const values = name === 'imports' ? [structureId] : [structureId, importId];
    const { rows } = await connection().pool.query<{ row: object }>(statements[name], values);
    return rows.map(({ row }) => JSON.stringify(row));
  };
  return {
    clients: await read('clients'),
    rows: await read('rows'),
    imports: await read('imports'),
    events: await read('events'),
  };
}

/** The first row in which two worlds differ, in words; null when they are the same row for row. */
export function firstDifference(one: ImportWorld, other: ImportWorld): string | null {
  for (const name of Object.keys(statements) as (keyof ImportWorld)[]) {
    for (let at = 0; at < Math.max(one[name].length, other[name].length); at += 1) {
      if (one[name][at] !== other[name][at]) return `${name} ${at}: ${one[name][at]} / ${other[name][at]}`;
    }
  }
  return null;
}
