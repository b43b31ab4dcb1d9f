import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOverHttp } from '#e2e/support/add-over-http.ts';
import { type Club, openClub } from '#e2e/support/club.ts';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { postgresOf, signal } from '#e2e/support/process-signals.ts';
import { readerAt } from '#e2e/support/reader.ts';
import { startProduct } from '#lib/commands/product.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { disconnect } from '#lib/database/connection.ts';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';

/** Backups in the middle of which something is killed. */
const kills = Number(process.env.BACKUP_KILLS ?? 2);
const env = { BACKUP_PASSPHRASE: 'correct horse battery staple', LOG_LEVEL: 'warn', DATABASE_URL: '' };

let product: OwnProduct;
let club: Club;
let folder: string;
let cookie: string;

beforeAll(async () => {
  product = await openProduct();
  club = await openClub();
  cookie = await signInOverHttp(product.url, club.owner);
  // The copy takes a moment, in which something can be killed.
  await club.addClients(5_000);
  folder = await mkdtemp(path.join(tmpdir(), 'club-backups-'));
});

afterAll(async () => {
  await product?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Starts a command of the product on a data folder. */
function start(command: 'backup' | 'restore', args: string[], dataDir: string) {
  const child = spawn(process.execPath, [`lib/commands/backups/${command}.ts`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env, DATA_DIR: dataDir },
  });
  const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, error]) => ({ code: code as number | null, out, error }),
  );
  return { child, ended };
}

/** Adds clients until it is stopped, and returns those whom the product has acknowledged. */
function addClients(round: number): { acknowledged: string[]; stop(): Promise<void> } {
  const acknowledged: string[] = [];
  let isOver = false;
  const worker = async (name: string) => {
    for (let index = 0; !isOver; index += 1) {
      const email = `${round}-${name}-${index}@exemple.example`;
      if (await addOverHttp(email, club, readerAt(product.url, cookie))) acknowledged.push(email);
      else await pause(50);
    }
  };
  const work = Promise.all(['a', 'b'].map(worker));
  return {
    acknowledged,
    async stop() {
      isOver = true;
      await work;
    },
  };
}

/** The e-mails of the clients in a data folder that no product uses. */
async function clientsIn(dataDir: string): Promise<Set<string>> {
  const server = await startEmbedded(dataDir);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ email: string }>('select email_key as email from client');
  await client.end();
  await server.stop();
  return new Set(rows.map(({ email }) => email));
}

const restoredTo = async (name: string, file: string): Promise<string> => {
  const dataDir = path.join(folder, name);
  const { code, error } = await start('restore', [file], dataDir).ended;
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return dataDir;
};

test('restores every client acknowledged before a backup under write load, without sessions', async () => {
  const file = path.join(folder, 'whole.backup');
  const load = addClients(0);
  while (load.acknowledged.length < 5) await pause(20);
  const before = [...load.acknowledged];
  const written = await start('backup', [file], product.folder).ended;
  await load.stop();
  expect(written).toMatchObject({ code: 0, error: '' });
  expect(await start('backup', ['--verify', file], product.folder).ended).toMatchObject({ code: 0, error: '' });

  const dataDir = await restoredTo('whole', file);
  const copy = await startProduct(dataDir, env);
  try {
    const list = (url: string) =>
      fetch(`${url}/${club.slug}/clients`, { headers: { cookie }, redirect: 'manual' }).then(({ status }) => status);
    expect([await list(product.url), await list(copy.url)]).toEqual([200, 307]);
    // Passwords are the same.
    await signInOverHttp(copy.url, club.owner);
  } finally {
    await copy.stop();
  }
  const restored = await clientsIn(dataDir);
  expect(before.filter((email) => !restored.has(email))).toEqual([]);
  const again = await start('restore', [file], dataDir).ended;
  expect(again).toMatchObject({ code: 1, error: expect.stringMatching(/is not empty/) });
});

test(`leaves a whole backup or none, with ${kills} kills of backup, database or product`, async () => {
  for (let round = 1; round <= kills; round += 1) {
    const file = path.join(folder, `killed-${round}.backup`);
    const load = addClients(round);
    while (load.acknowledged.length < 2) await pause(20);
    const before = [...load.acknowledged];
    const backup = start('backup', [file], product.folder);
    await pause(400 + Math.random() * 2_500);
    const victim = round % 3;
    if (victim === 0) await product.kill();
    else if (victim === 1) backup.child.kill('SIGKILL');
    else signal(postgresOf(path.join(product.folder, 'postgres')).slice(0, 1), 'SIGKILL');
    const { code, error } = await backup.ended;
    if (code === 1) expect(error).toMatch(/^The database (does not answer|in .+ is in use)[^\n]+\n$/);
    await load.stop();
    if (victim === 0) await product.restart();
    const isThere = (await readdir(folder)).includes(path.basename(file));
    // One that was killed after its last step has written the file and reported nothing.
    if (code === 0) expect(isThere).toBe(true);
    if (!isThere) continue;
    const dataDir = await restoredTo(`copy-${round}`, file);
    const restored = await clientsIn(dataDir);
    expect(before.filter((email) => !restored.has(email))).toEqual([]);
    await rm(dataDir, { recursive: true, force: true });
  }
  await disconnect();
}, 3_600_000);
