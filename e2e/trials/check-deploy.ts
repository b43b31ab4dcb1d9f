// Tries the files of docs/deploy with Debian's programs: `npm run trial:deploy`. What is not
// installed (`apt-get install nginx caddy haproxy prometheus patroni openssl`) is skipped aloud.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setDefaultCACertificates } from 'node:tls';
import { openClub } from '#e2e/support/club.ts';
import { sharedSecret } from '#e2e/support/shared-secret.ts';
import { startProduct } from '#lib/commands/product.ts';
import { disconnect } from '#lib/database/connection.ts';
import { freePort } from '#lib/database/embedded/free-port.ts';
import {
  caddyFile,
  haproxyFile,
  makeCertificate,
  nginxFile,
  prometheusFile,
  type Site,
} from './deploy/adapted-files.ts';
import { checkFiles } from './deploy/check-files.ts';
import { startProgram } from './deploy/foreground.ts';
import { replaceProcesses } from './deploy/replace-processes.ts';
import { isInstalled, openReport } from './deploy/report.ts';
import { scrape } from './deploy/scrape.ts';
import { steadyLoad } from './deploy/steady-load.ts';
import { tryThrough } from './deploy/through-proxy.ts';
import { waitUntil } from './deploy/wait-until.ts';

const token = 'the-token-of-the-deploy-trial';
const report = openReport();
const folder = await mkdtemp(path.join(tmpdir(), 'club-deploy-'));
const [port, plain, first, second, unused] = (await Promise.all(Array.from({ length: 5 }, () => freePort()))) as [
  number,
  number,
  number,
  number,
  number,
];
const site: Site = { folder, port, plain, web: [first, second], pid: path.join(folder, 'nginx.pid') };
const url = `https://localhost:${port}`;

const { certificate, key } = makeCertificate(folder);
const pem = await readFile(certificate, 'utf8');
await writeFile(path.join(folder, 'site.pem'), pem + (await readFile(key, 'utf8')));
setDefaultCACertificates([pem]);
const files = {
  nginx: await nginxFile(site),
  caddy: await caddyFile(site),
  haproxy: await haproxyFile(site, unused),
  prometheus: await prometheusFile(folder, first, token),
};
const proxies = [
  { name: 'nginx', args: ['-c', files.nginx], plain: `http://localhost:${plain}` },
  { name: 'caddy', args: ['run', '--adapter', 'caddyfile', '--config', files.caddy], plain: null },
  { name: 'haproxy', args: ['-db', '-f', files.haproxy], plain: `http://localhost:${plain}` },
];
process.env.AUTH_SECRET = sharedSecret;
const env = { AUTH_SECRET: sharedSecret, APP_URL: url, TRUSTED_PROXIES: '127.0.0.1, ::1', METRICS_TOKEN: token };
const starts: { stop(): Promise<void> }[] = [];

/** Replaces the processes of the product, or one of two products, while requests go on. */
async function tryStop(name: string, title: string, stop: () => Promise<void>): Promise<void> {
  await report.check(`${name}: ${title}`, async () => {
    const load = steadyLoad(url);
    try {
      await waitUntil('the first answers', () => load.answered() > 50);
      await stop();
      const answered = load.answered();
      await waitUntil('answers afterwards', () => load.answered() > answered + 50);
    } finally {
      await load.stop();
    }
    if (load.failures.length > 0) throw new Error(`${load.failures.length} failed: ${load.failures[0]}`);
    return `${load.answered()} requests, none failed`;
  });
}

try {
  await checkFiles(site, files, report);
  const product = await startProduct(path.join(folder, 'first'), { ...env, PORT: String(first), WEB_PROCESSES: '2' });
  starts.unshift(product);
  process.env.DATABASE_URL = product.databaseUrl;
  const club = await openClub();
  const beside = { ...env, PORT: String(second), DATABASE_URL: product.databaseUrl, JOBS: 'off' };
  for (const { name, args, plain: redirecting } of proxies) {
    if (!isInstalled(name)) {
      report.skip(name, 'it is not installed');
      continue;
    }
    const other = name === 'haproxy' ? await startProduct(path.join(folder, 'second'), beside) : null;
    if (other) starts.unshift(other);
    const proxy = await startProgram(name, args, port, folder);
    starts.unshift(proxy);
    await waitUntil('the proxy', async () => (await fetch(`${url}/up`).catch(() => null))?.status === 200);
    await tryThrough({ name, url, plain: redirecting }, club, report);
    if (other) await tryStop(name, 'one of two machines drains', () => other.drain());
    else await tryStop(name, 'the web processes are replaced (SIGHUP)', () => replaceProcesses(product.pid));
    await proxy.stop();
    starts.shift();
  }
  if (isInstalled('prometheus'))
    await report.check('Prometheus scrapes the metrics', () => scrape(files.prometheus, folder));
  else report.skip('Prometheus', 'it is not installed');
} finally {
  await disconnect();
  for (const start of starts) await start.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = report.end() > 0 ? 1 : 0;
