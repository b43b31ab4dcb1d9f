import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { readPostmasterPid } from '#lib/database/embedded/postmaster-pid.ts';
import { databaseUrl } from '#lib/database/embedded/server-address.ts';
import { postgresOf, signal } from '../../support/process-signals.ts';
import { readerAt } from '../../support/reader.ts';
import type { RunningDemo, SafetyCheck } from '../safety-check.ts';

const rows = 20_000;

export const checks: SafetyCheck[] = [
  {
    line: 16,
    title: 'an import goes on after PostgreSQL is killed under it',
    disruptive: true,
    replay: killDuringImport,
  },
];

/** Measures the seconds from the kill to the end of the import. */
async function killDuringImport(demo: RunningDemo) {
  const cookie = await demo.signIn('owner');
  const start = await fetch(demo.url, { headers: { cookie }, redirect: 'manual' });
  const slug = new URL(start.headers.get('location') ?? '/', demo.url).pathname.split('/')[1];
  const mark = crypto.randomUUID().slice(0, 8);
  const lines = Array.from({ length: rows }, (_, row) => `Nom ${row};Zoé;${mark}-${row}@x.fr`);
  const body = new FormData();
  body.append('file', new File([`nom;prenom;email\n${lines.join('\n')}\n`], 'kill.csv', { type: 'text/csv' }));
  const headers = { cookie, origin: demo.url };
  const sent = await fetch(`${demo.url}/${slug}/imports/upload`, { method: 'POST', headers, body, redirect: 'manual' });
  const address = sent.headers.get('location') ?? '';
  const id = address.split('/').at(-1) ?? '';
  await untilImport(demo, id, ({ state }) => state === 'planned');
  void readerAt(demo.url, cookie)
    .sendForm(address, { choice: 'overwrite', reopen: '1' })
    .catch(() => undefined);
  const before = await untilImport(demo, id, ({ reached }) => reached > 0);
  signal(postgresOf(path.join(demo.dataDir, 'postgres')), 'SIGKILL');
  const killedAt = performance.now();
  const after = await untilImport(demo, id, ({ state }) => state === 'committed').catch((error: Error) => error);
  const seconds = ((performance.now() - killedAt) / 1_000).toFixed(1);
  if (after instanceof Error) return { holds: false, figure: `killed at ${before.reached} rows: ${after.message}` };
  return {
    holds: after.created === rows,
    figure: `killed at ${before.reached} of ${rows} rows, complete ${seconds} s later`,
  };
}

type Seen = { state: string; reached: number; created: number };

/**
 * Polls the import until it is in the wanted state, on a new connection each time because the
 * server is killed.
 */
async function untilImport(demo: RunningDemo, id: string, wanted: (seen: Seen) => boolean): Promise<Seen> {
  const deadline = performance.now() + 60_000;
  let seen: Seen | undefined;
  while (performance.now() < deadline) {
    seen = await lookAt(demo, id).catch(() => seen);
    if (seen && wanted(seen)) return seen;
  }
  throw new Error(`still ${seen?.state} at ${seen?.reached} rows after 60 s`);
}

async function lookAt({ dataDir }: RunningDemo, id: string): Promise<Seen | undefined> {
  const recorded = await readPostmasterPid(path.join(dataDir, 'postgres'));
  const password = (await readFile(path.join(dataDir, 'database-password'), 'utf8')).trim();
  const client = new pg.Client({ connectionString: databaseUrl({ port: recorded?.port ?? 0, password }, 'club') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Seen>('select state::text, reached, created from import where id = $1', [id])).rows[0];
  } finally {
    await client.end();
  }
}
