import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { sharedSecret } from '#e2e/support/shared-secret.ts';
import { type Product, startProduct } from '#lib/commands/product.ts';
import { freePort } from '#lib/database/embedded/free-port.ts';
import { makeCertificate } from '../../deploy/adapted-files.ts';
import { type Foreground, startProgram } from '../../deploy/foreground.ts';
import { waitUntil } from '../../deploy/wait-until.ts';
import { type DatabaseNodes, startDatabaseNodes } from './database-nodes.ts';
import { balancerFile, joinCertificate, type Places, password, poolerFile } from './files.ts';
import { type Network, openNetwork } from './network.ts';
import { asDatabaseUser } from './start-on.ts';

const machineNames = ['dcs', 'pg1', 'pg2'] as const;
export const metricsToken = 'the-token-of-the-cluster-trial';

/** A web process of the product, which a fault may end and start again. */
export type Web = { name: 'web1' | 'web2'; url: string; product: Product; start(release?: string): Promise<void> };

/** Everything that runs: what people reach, what it consists of, and its end. */
export type Stage = {
  folder: string;
  url: string;
  databaseUrl: string;
  network: Network<(typeof machineNames)[number]>;
  nodes: DatabaseNodes;
  webs: [Web, Web];
  /** Ends PgBouncer and starts it again. */
  restartPooler(): Promise<void>;
  /**
   * Waits until database and web processes are all as at the beginning.
   * @returns what an operator would have had to do, if anything
   */
  healthy(): Promise<string | undefined>;
};

/**
 * Builds the cluster: PostgreSQL on two machines with Patroni and etcd, HAProxy before them and
 * before two web processes, of which the first reaches the database through PgBouncer.
 * @param ends receives how to end each part, the last one started first
 */
export async function buildStage(ends: (() => Promise<void> | void)[]): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-cluster-'));
  ends.unshift(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const [site, plain, database, pooler, first, second] = (await Promise.all(
    Array.from({ length: 6 }, () => freePort()),
  )) as [number, number, number, number, number, number];
  const places: Places = { folder, site, plain, database, pooler, web: [first, second] };
  const files = makeCertificate(folder);
  setDefaultCACertificates([await joinCertificate(folder, files)]);
  const network = openNetwork(machineNames);
  ends.unshift(() => network.close());
  const balancer = await startProgram(
    'haproxy',
    ['-db', '-f', await balancerFile(places, network.machines)],
    database,
    folder,
  );
  ends.unshift(() => balancer.stop());
  const nodes = await startDatabaseNodes(places, network.machines, files);
  const [setpriv, ...words] = asDatabaseUser;
  const poolerConfig = await poolerFile(places);
  const startPooler = () => startProgram(setpriv, [...words, 'pgbouncer', poolerConfig], pooler, folder);
  let runningPooler: Foreground = await startPooler();
  ends.unshift(() => runningPooler.stop());
  const address = (port: number, tls: string) => `postgresql://club:${password}@localhost:${port}/club${tls}`;
  const databaseUrl = address(database, '?sslmode=verify-full');
  const url = `https://localhost:${site}`;
  const common = {
    APP_URL: url,
    AUTH_SECRET: sharedSecret,
    METRICS_TOKEN: metricsToken,
    NODE_EXTRA_CA_CERTS: files.certificate,
    TRUSTED_PROXIES: '127.0.0.1, ::1',
    WEB_MACHINES: '2',
  };
  const openWeb = async (name: Web['name'], port: number, env: Record<string, string>): Promise<Web> => {
    await mkdir(path.join(folder, name));
    const start = (release = '') =>
      startProduct(path.join(folder, name), {
        ...common,
        ...env,
        PORT: String(port),
        ...(release && { NEXT_DEPLOYMENT_ID: release }),
      });
    const web: Web = {
      name,
      url: `http://127.0.0.1:${port}`,
      product: await start(),
      async start(release) {
        web.product = await start(release);
      },
    };
    ends.unshift(() => web.product.stop());
    return web;
  };
  const pooled = { DATABASE_URL: address(pooler, ''), DATABASE_DIRECT_URL: databaseUrl };
  const webs: [Web, Web] = [
    await openWeb('web1', first, pooled),
    await openWeb('web2', second, { DATABASE_URL: databaseUrl }),
  ];
  const isReady = async (ready: string) =>
    (await fetch(`${ready}/api/health`, { signal: AbortSignal.timeout(3_000) }).catch(() => null))?.status === 200;
  return {
    folder,
    url,
    databaseUrl,
    network,
    nodes,
    webs,
    async restartPooler() {
      await runningPooler.stop();
      runningPooler = await startPooler();
    },
    async healthy() {
      const byHand = await nodes.healthy().catch(async (error: Error) => {
        throw new Error(`${error.message}\n${await lastWords(folder)}`);
      });
      for (const ready of [...webs.map((web) => web.url), url])
        await waitUntil(`${ready} is ready`, () => isReady(ready));
      return byHand;
    },
  };
}

/** The end of what Patroni and PostgreSQL have printed on both machines. */
async function lastWords(folder: string): Promise<string> {
  const logs = ['pg1', 'pg2'].map(async (name) => {
    const lines = (await readFile(path.join(folder, `${name}.log`), 'utf8')).trimEnd().split('\n');
    return `${name}:\n${lines.slice(-30).join('\n')}`;
  });
  return (await Promise.all(logs)).join('\n');
}
