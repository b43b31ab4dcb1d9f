import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OwnProduct, openProduct } from '#e2e/support/own-product.ts';
import { connection } from '#lib/database/connection.ts';
import { type ExposedMetric, readExposition } from '#lib/testing/test-run/exposition.ts';
import { serverProcesses } from './server-processes.ts';

const token = 'a-token-for-the-metrics';
let product: OwnProduct;

/** One product with two web processes and a process of the jobs. */
beforeAll(async () => {
  product = await openProduct({ WEB_PROCESSES: '2', METRICS_TOKEN: token, DRAIN_SECONDS: '1' });
});

afterAll(() => product?.close());

const metricsAnswer = (secret: string) =>
  fetch(`${product.url}/api/metrics`, { headers: { authorization: `Bearer ${secret}`, connection: 'close' } });

async function metrics(): Promise<Map<string, ExposedMetric>> {
  return readExposition(await (await metricsAnswer(token)).text());
}

const processes = async () => (await metrics()).get('club_processes')?.samples;

/** Asks on connections that are kept open, without repeating anything, until it is told to stop. */
function load(clients: number) {
  const failures: string[] = [];
  const agent = new http.Agent({ keepAlive: true });
  let answered = 0;
  let stopped = false;
  const ask = () =>
    new Promise<void>((resolve) => {
      const fail = (error: Error) => resolve(void failures.push(error.message));
      http
        .get(`${product.url}/up`, { agent }, (response) => {
          if (response.statusCode !== 200) failures.push(String(response.statusCode));
          response.on('error', fail).on('end', () => {
            answered += 1;
            resolve();
          });
          response.resume();
        })
        .on('error', fail);
    });
  const loop = async () => {
    while (!stopped) await ask();
  };
  const running = Array.from({ length: clients }, loop);
  return {
    failures,
    answered: () => answered,
    async stop() {
      stopped = true;
      await Promise.all(running);
      agent.destroy();
    },
  };
}

test('adds the metrics of all processes up, for the holder of the token only', async () => {
  expect((await metricsAnswer('a-wrong-token')).status).toBe(401);
  await expect.poll(processes, { timeout: 60_000 }).toEqual(['club_processes 3']);
  for (let n = 0; n < 6; n += 1) await fetch(`${product.url}/up`, { headers: { connection: 'close' } });
  const read = await metrics();
  expect(read.get('club_http_requests_total')?.samples).toContain(
    'club_http_requests_total{route="/up",method="GET",status="2xx"} 6',
  );
  expect(read.get('club_database_connections')?.samples.join()).toContain('pool="jobs"');
  expect(serverProcesses(product.pid)).toMatchObject({
    web: [expect.any(Number), expect.any(Number)],
    jobs: [expect.any(Number)],
  });
});

test('replaces every process on SIGHUP without a failed request', async () => {
  const before = serverProcesses(product.pid);
  const traffic = load(8);
  await expect.poll(traffic.answered, { timeout: 60_000 }).toBeGreaterThan(50);
  process.kill(product.pid, 'SIGHUP');
  const old = [...before.web, ...before.jobs];
  const left = () => {
    const now = serverProcesses(product.pid);
    return [...now.web, ...now.jobs].filter((pid) => old.includes(pid)).length + Math.abs(now.web.length - 2);
  };
  await expect.poll(left, { timeout: 200_000, interval: 200 }).toBe(0);
  const answered = traffic.answered();
  await expect.poll(traffic.answered, { timeout: 60_000 }).toBeGreaterThan(answered + 20);
  await traffic.stop();
  expect(traffic.failures).toEqual([]);
});

test('answers on when one process is killed, and starts another', async () => {
  await expect.poll(processes, { timeout: 60_000 }).toEqual(['club_processes 3']);
  const { web, jobs } = serverProcesses(product.pid);
  process.kill(web[0] as number, 'SIGKILL');
  process.kill(jobs[0] as number, 'SIGKILL');
  expect((await fetch(`${product.url}/up`, { headers: { connection: 'close' } })).status).toBe(200);
  await expect.poll(processes, { timeout: 60_000, interval: 200 }).toEqual(['club_processes 3']);
  expect(serverProcesses(product.pid).web).not.toContain(web[0]);
});

test('a worker of its own runs jobs beside the others, and stops in order', async () => {
  const workers = `select count(*)::int as count from pg_stat_activity where application_name like 'worker-%'`;
  const count = async () => {
    const { rows } = await connection().pool.query<{ count: number }>(
      workers.replace('count(*)', 'count(distinct application_name)'),
    );
    return rows[0]?.count;
  };
  await expect.poll(count, { timeout: 60_000 }).toBe(1);
  const worker = spawn(process.execPath, ['lib/commands/processes/worker.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: product.databaseUrl,
      APP_URL: product.url,
      AUTH_SECRET: process.env.AUTH_SECRET ?? '',
      LOG_LEVEL: 'warn',
    },
  });
  await expect.poll(count, { timeout: 60_000 }).toBe(2);
  const gone = once(worker, 'exit');
  worker.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
  await expect.poll(count, { timeout: 60_000 }).toBe(1);
});
