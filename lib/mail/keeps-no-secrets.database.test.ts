import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readMigrations } from '#lib/database/read-migrations.ts';
import { databaseOn, run } from '#lib/testing/test-run/database-server.ts';

const name = '20261126230000_mail_keeps_no_secrets';
const database = `club_migration_${crypto.randomUUID()}`;
let client: pg.Client;

/** A database as the version before left it. */
beforeAll(async () => {
  const { url } = inject('testServer');
  await run(url, `create database "${database}"`);
  client = new pg.Client({ connectionString: databaseOn(url, database) });
  await client.connect();
  const { baseDir, migrationDirectories } = await readMigrations();
  for (const { path: folder } of migrationDirectories.filter((migration) => migration.path < name))
    await client.query(await readFile(path.join(baseDir, folder, 'migration.sql'), 'utf8'));
});
afterAll(async () => {
  await client.end();
  await run(inject('testServer').url, `drop database "${database}" with (force)`);
});

const structureId = crypto.randomUUID();
const token = 'Yk3vQ0dYbq-1tI8uJmXr5sLwZaCeFgHiKlMnOpQrStU';

async function addMail(
  kind: string,
  state: string,
  secret: string,
  more: { occasion?: string; doubt?: boolean; sent?: boolean } = {},
) {
  const id = crypto.randomUUID();
  const { occasion = id, doubt = false, sent = false } = more;
  const content = { greeting: 'Bonjour', paragraphs: [], footer: [], code: secret };
  await client.query(
    `insert into mail (structure_id, id, kind, occasion, "to", language, subject, content, text, secrets, state,
      doubt_since, sent_at)
     values ($1, $2, $3, $4, 'zoe@exemple.example', 'fr', 'Votre code', $5, $6, $7, $8, case when $9 then now() end,
       case when $10 then now() end)`,
    [structureId, id, kind, occasion, content, `Bonjour\n\n${secret}\n`, [secret], state, doubt, sent],
  );
  return id;
}

/** A code that was mailed, and used if told so. */
async function addProof(state: string, { sent, proved }: { sent: boolean; proved: boolean }): Promise<string> {
  const [account, tokenId, proof] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await client.query(`insert into app_account (id, email, email_key, last_name) values ($1, $2, $2, 'Durand')`, [
    account,
    `${account}@exemple.example`,
  ]);
  await client.query(
    `insert into app_token (id, account_id, token_hash, home_id, last_name, device_model, platform)
      values ($1, $2, $3, $4, 'Durand', 'Pixel 8', 'android')`,
    [tokenId, account, tokenId, structureId],
  );
  await client.query(
    `insert into app_proof (id, token_id, email_key, code_hash, expires_at, proved_at)
     values ($1, $2, $3, 'hash', now() + interval '15 minutes', case when $4 then now() end)`,
    [proof, tokenId, `${account}@exemple.example`, proved],
  );
  await addMail('email-code', state, '481516', { occasion: `email-code:${proof}`, sent });
  return proof;
}

test('removes every secret in the migration, cancels waiting mails with one, and withdraws proofs of mails never sent', async () => {
  await client.query(`insert into structure (id, slug, name) values ($1, 'club', 'Club')`, [structureId]);
  const [waiting, doubted, left, plain] = [
    await addMail('invitation', 'queued', token),
    await addMail('invitation', 'queued', token, { doubt: true }),
    await addMail('password-reset', 'sent', token, { sent: true }),
    await addMail('request-refused', 'queued', 'Pas de place'),
  ];
  // From before mails listed their secrets.
  const old = await addMail('email-code', 'sent', '271828', { sent: true });
  await client.query(`update mail set secrets = '{}' where id = $1`, [old]);
  const [fromOutbox, fromMailbox, open] = [
    await addProof('queued', { sent: false, proved: true }),
    await addProof('delivered', { sent: true, proved: true }),
    await addProof('sent', { sent: true, proved: false }),
  ];
  const { baseDir } = await readMigrations();
  await client.query(`update mail set secrets = '{}' where id = $1`, [plain]);
  await client.query(await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'));

  const { rows } = await client.query<{ id: string; state: string; text: string }>(
    'select id, state::text, concat(text, content) as text from mail',
  );
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  expect([waiting, doubted, left, plain].map((id) => states.get(id))).toEqual([
    'cancelled',
    'in-doubt',
    'sent',
    'queued',
  ]);
  const texts = rows.map(({ text }) => text).join();
  for (const secret of [token, '481516']) expect(texts).not.toContain(secret);
  expect(rows.find(({ id }) => id === old)?.text).toMatch(/^Bonjour\n\n•••\n/);
  expect(texts).toContain('Pas de place');
  const proofs = await client.query<{ id: string; proved: boolean; replaced: boolean; known: boolean }>(
    `select id, proved_at is not null as proved, replaced_at is not null as replaced, mail_id is not null as known
      from app_proof`,
  );
  const found = new Map(proofs.rows.map(({ id, ...proof }) => [id, proof]));
  expect(found.get(fromOutbox)).toEqual({ proved: false, replaced: true, known: true });
  expect(found.get(fromMailbox)).toEqual({ proved: true, replaced: false, known: true });
  expect(found.get(open)).toEqual({ proved: false, replaced: true, known: true });
});
