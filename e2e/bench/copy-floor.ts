import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { connection } from '#lib/database/connection.ts';

/**
 * Measures the least that any import must do: COPY of the file into an unlogged staging table, then
 * one INSERT … SELECT DISTINCT ON … ON CONFLICT into a table with the columns and indexes of the
 * client table.
 * @returns seconds
 */
export async function copyFloor(file: Buffer): Promise<number> {
  const client = await connection().pool.connect();
  try {
    await prepare(client);
    const began = performance.now();
    const copy = client.query(
      copyFrom(
        "copy bench_staging (last_name, first_name, email, phone, birth_date, member_number) from stdin (format csv, header, delimiter ';')",
      ),
    );
    await pipeline(Readable.from([file]), copy);
    await client.query(insert);
    return Math.round(performance.now() - began) / 1_000;
  } finally {
    client.release();
  }
}

async function prepare(client: PoolClient): Promise<void> {
  await client.query('drop table if exists bench_staging, bench_client');
  await client.query(
    `create unlogged table bench_staging (line int generated always as identity,
      last_name text, first_name text, email text, phone text, birth_date text, member_number text)`,
  );
  await client.query(
    'create table bench_client (like client including defaults including generated including indexes)',
  );
  await client.query('checkpoint');
}

const insert = `
  insert into bench_client (structure_id, id, last_name, first_name, email, email_key, phone, birth_date,
    member_number, source, import_id,
    import_line, sort_name, search_text)
  select distinct on (lower(email)) '00000000-0000-7000-8000-000000000000'::uuid, gen_random_uuid(), last_name,
    first_name, email, lower(email),
    '+33' || substr(phone, 2), to_date(birth_date, 'DD/MM/YYYY'), member_number, 'import'::client_source,
    '00000000-0000-7000-8000-000000000001'::uuid, line, lower(last_name || ' ' || first_name),
    lower(last_name || ' ' || first_name || ' ' || split_part(email, '@', 1))
  from bench_staging order by lower(email), line
  on conflict (structure_id, email_key) do nothing`;
