import { connection } from '#lib/database/connection.ts';
import type { Acknowledged } from '../load/run.ts';
import type { World } from '../load/world.ts';

/** What is not there although it was acknowledged, and what is there more than once. */
export type Judgement = { lost: string[]; doubled: string[] };

type Of<Kind extends Acknowledged['kind']> = Extract<Acknowledged, { kind: Kind }>;

/** Looks every acknowledged thing up in the database. */
export async function judge(world: World, acknowledged: readonly Acknowledged[]): Promise<Judgement> {
  const of = <Kind extends Acknowledged['kind']>(kind: Kind) =>
    acknowledged.filter((thing): thing is Of<Kind> => thing.kind === kind);
  const findings: Judgement = { lost: [], doubled: [] };
  const count = (what: string, found: number | undefined, wanted = 1) => {
    if ((found ?? 0) < wanted) findings.lost.push(`${what}: ${found ?? 0} of ${wanted}`);
    if ((found ?? 0) > wanted) findings.doubled.push(`${what}: ${found} instead of ${wanted}`);
  };
  const clients = of('client').map(({ lastName }) => lastName);
  const added = await counts(
    `select c.last_name as key, count(*)::int from client c join audit_event e
       on e.structure_id = c.structure_id and e.client_id = c.id and e.kind = 'client-added'
     where c.structure_id = $1 and c.last_name = any($2) group by 1`,
    [world.desk.id, clients],
  );
  for (const lastName of clients) count(`the client ${lastName}`, added.get(lastName));

  const events = of('event');
  const journal = await counts(
    'select webhook_id as key, count(*)::int from erp_event where structure_id = $1 and webhook_id = any($2) group by 1',
    [world.sports.id, events.map(({ webhookId }) => webhookId)],
  );
  for (const { webhookId } of events) count(`the event ${webhookId}`, journal.get(webhookId));
  // The last word about each person is what their record says.
  const last = new Map(events.map(({ erpId, phone }) => [erpId, `${erpId} ${phone}`]));
  const people = await counts(
    `select erp_id || ' ' || coalesce(phone, '') as key, count(*)::int from client
     where structure_id = $1 and erp_id = any($2) group by 1`,
    [world.sports.id, [...last.keys()]],
  );
  for (const wanted of last.values()) count(`the person ${wanted}`, people.get(wanted));

  const commits = of('commit');
  const imported = await counts(
    'select import_id::text as key, count(*)::int from client where structure_id = $1 and import_id = any($2) group by 1',
    [world.files.id, commits.map(({ importId }) => importId)],
  );
  for (const { importId, rows } of commits)
    count(`the clients of the import ${importId}`, imported.get(importId), rows);
  const uploads = of('upload').map(({ importId }) => importId);
  const kept = await counts(
    'select id::text as key, count(*)::int from import where structure_id = $1 and id = any($2) group by 1',
    [world.files.id, uploads],
  );
  for (const importId of uploads) count(`the upload ${importId}`, kept.get(importId));

  const registrations = of('registration').map(({ email }) => email);
  const accounts = await counts(
    `select a.email_key as key, count(*)::int from app_account a join app_token t on t.account_id = a.id
     where a.email_key = any($1) group by 1`,
    [registrations],
  );
  for (const email of registrations) count(`the registration of ${email}`, accounts.get(email));
  return findings;
}

async function counts(sql: string, values: unknown[]): Promise<Map<string, number>> {
  const { rows } = await connection().pool.query<{ key: string; count: number }>(sql, values);
  return new Map(rows.map(({ key, count }) => [key, count]));
}
