import type { Queryable } from '#lib/database/run-sql.ts';
import { openErasureKey } from '#lib/erasures/erasure-key.ts';
import { unsealForConnection } from '#lib/erp/connections/seal.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { openFactorSecret } from '#lib/staff/factor/factor-secret.ts';
import { onCopy } from './on-copy.ts';

/** Clients that are looked at together. */
const batch = 10_000;

/**
 * What is true of every database of the product, and a query that counts the rows that break it.
 */
const rules: Record<string, string> = {
  'a structure without an owner': `select count(*)::int as broken from structure s
    where not exists (select from membership m where m.structure_id = s.id and m.role = 'owner')`,
  'a validated access without its author or time': `select count(*)::int as broken from attachment
    where validation = 'validated' and (decided_at is null or decided_by_id is null)`,
  'a merged record that is still a client': `select count(*)::int as broken from merged_client m
    join client c on c.structure_id = m.structure_id and c.id = m.client_id`,
  'an account without a client that is not listed': `select count(*)::int as broken from attachment a
    where a.client_id is null and a.validation = 'pending' and a.requested_at is not null
      and not exists (select from unlinked_account u
        where u.structure_id = a.structure_id and u.account_id = a.account_id)`,
  'a row of an import that does not exist': `select count(*)::int as broken from
    (select distinct structure_id, import_id from import_row) r
    where not exists (select from import i where i.structure_id = r.structure_id and i.id = r.import_id)`,
  'a message of an ERP that is not connected': `select count(*)::int as broken from
    (select distinct structure_id, connection_id from erp_event) e
    where not exists (select from erp_connection c
      where c.structure_id = e.structure_id and c.id = e.connection_id)`,
  'a mail that would leave': `select count(*)::int as broken from mail where state = 'queued'`,
  'a session that goes on': 'select count(*)::int as broken from staff_session',
  'a device that is signed in': 'select count(*)::int as broken from app_token where ended_at is null',
};

/**
 * Checks what has to be true of a restored copy beyond what PostgreSQL enforces itself: the rules
 * of the product, and that the key of the backup opens what is sealed.
 * @returns what is broken, with how often; nothing for a good copy
 */
export async function checkCopy(databaseUrl: string, mainKey: string): Promise<string[]> {
  return onCopy(databaseUrl, async (client) => {
    const found: [string, number][] = [];
    for (const [name, sql] of Object.entries(rules)) found.push([name, (await client.query(sql)).rows[0].broken]);
    found.push(['a client whose key is not that of their e-mail', await countWrongKeys(client)]);
    found.push(['a secret that the key of the backup does not open', await countClosed(client, mainKey)]);
    return found.flatMap(([name, broken]) => (broken > 0 ? [`${name}: ${broken}`] : []));
  });
}

async function countWrongKeys(on: Queryable): Promise<number> {
  let wrong = 0;
  let after = ['00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await on.query<{ structureId: string; id: string; email: string; emailKey: string }>(
      `select structure_id as "structureId", id, email, email_key as "emailKey" from client
       where (structure_id, id) > ($1::uuid, $2::uuid) order by structure_id, id limit ${batch}`,
      after,
    );
    const last = rows.at(-1);
    if (!last) return wrong;
    after = [last.structureId, last.id];
    wrong += rows.filter((row) => !row.emailKey.startsWith('held:') && !hasKey(row.email, row.emailKey)).length;
  }
}

function hasKey(email: string, key: string): boolean {
  const made = emailKey(email);
  return made.ok && made.value === key;
}

async function countClosed(on: Queryable, mainKey: string): Promise<number> {
  const { rows: secrets } = await on.query<{ structureId: string; connectionId: string; sealed: string }>(
    `select structure_id as "structureId", connection_id as "connectionId", sealed from erp_secret
     where sealed is not null and revoked_at is null
     union all select structure_id, connection_id, sealed from erp_api`,
  );
  const { rows: factors } = await on.query<{ staffId: string; sealed: string }>(
    'select staff_id as "staffId", sealed_secret as sealed from second_factor',
  );
  const { rows: keys } = await on.query<{ sealed: string }>('select sealed from erasure_key');
  const closed = [
    ...secrets.map((row) => unsealForConnection(row.sealed, row, mainKey) === null),
    ...factors.map(({ sealed, staffId }) => openFactorSecret(sealed, staffId, mainKey) === null),
    ...keys.map(({ sealed }) => !opens(() => openErasureKey(sealed, mainKey))),
  ];
  return closed.filter(Boolean).length;
}

function opens(open: () => unknown): boolean {
  try {
    return open() !== undefined;
  } catch {
    return false;
  }
}
