import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from './report.ts';

/** Where a trial puts things. `port`: that people reach; `web`: those of the web processes. */
export type Site = { folder: string; port: number; web: [number, number]; plain: number; pid: string };

const proxyFiles = 'docs/deploy/proxies';

/**
 * Copies a file of `docs/deploy` with some of its text replaced: names, ports and folders.
 * @returns the path of the copy
 * @throws Error when a text that is to be replaced is not in the file
 */
export async function adapt(file: string, copy: string, replaced: [string, string][]): Promise<string> {
  let text = await readFile(file, 'utf8');
  for (const [from, to] of replaced) {
    if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
    text = text.replaceAll(from, to);
  }
  await writeFile(copy, text);
  return copy;
}

/** Makes a certificate for this machine, which the trial alone trusts. */
export function makeCertificate(folder: string): { certificate: string; key: string } {
  const certificate = path.join(folder, 'site.crt');
  const key = path.join(folder, 'site.key');
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  runProgram('openssl', ['req', ...kind, '-keyout', key, '-out', certificate, ...subject]);
  return { certificate, key };
}

/** The nginx file inside the least that nginx needs around it. */
export async function nginxFile({ folder, port, plain, web, pid }: Site): Promise<string> {
  const { certificate, key } = sitePaths(folder);
  const server = await adapt(path.join(proxyFiles, 'nginx.conf'), path.join(folder, 'club.conf'), [
    ['listen 443', `listen 127.0.0.1:${port}`],
    ['listen [::]:443', `listen [::1]:${port}`],
    ['listen 80', `listen 127.0.0.1:${plain}`],
    ['listen [::]:80', `listen [::1]:${plain}`],
    ['/etc/letsencrypt/live/gestion.club.example/fullchain.pem', certificate],
    ['/etc/letsencrypt/live/gestion.club.example/privkey.pem', key],
    ['server_name gestion.club.example', 'server_name localhost'],
    ['127.0.0.1:3000', `127.0.0.1:${web[0]}`],
    ['/var/log/nginx/', `${folder}/`],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const whole = path.join(folder, 'nginx.conf');
  await writeFile(
    whole,
    `daemon off; master_process on; pid ${pid}; error_log ${folder}/nginx-error.log warn;
${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http { ${temporary.join(' ')} include ${server}; }\n`,
  );
  return whole;
}

export async function caddyFile({ folder, port, web }: Site): Promise<string> {
  const { certificate, key } = sitePaths(folder);
  return adapt(path.join(proxyFiles, 'Caddyfile'), path.join(folder, 'Caddyfile'), [
    ['{\n\tservers {', '{\n\tadmin off\n\tauto_https off\n\tservers {'],
    ['gestion.club.example {', `https://localhost:${port} {\n\tbind 127.0.0.1 ::1\n\ttls ${certificate} ${key}`],
    ['127.0.0.1:3000', `127.0.0.1:${web[0]}`],
  ]);
}

/** HAProxy, whose database part leads to nothing: no trial goes through it here. */
export async function haproxyFile({ folder, port, plain, web }: Site, database: number): Promise<string> {
  return adapt(path.join(proxyFiles, 'haproxy.cfg'), path.join(folder, 'haproxy.cfg'), [
    ['bind :443', `bind 127.0.0.1:${port}`],
    ['bind :80', `bind 127.0.0.1:${plain}`],
    ['/etc/haproxy/certs/gestion.club.example.pem', path.join(folder, 'site.pem')],
    ['10.0.0.11:3000', `127.0.0.1:${web[0]}`],
    ['10.0.0.12:3000', `127.0.0.1:${web[1]}`],
    ['bind 10.0.0.5:5000', `bind 127.0.0.1:${database}`],
    ['10.0.0.21:5432', '127.0.0.1:1'],
    ['10.0.0.22:5432', '127.0.0.1:1'],
  ]);
}

export async function prometheusFile(folder: string, web: number, token: string): Promise<string> {
  const secret = path.join(folder, 'metrics-token');
  await writeFile(secret, token);
  await adapt('docs/deploy/monitoring/alerts.yml', path.join(folder, 'alerts.yml'), []);
  return adapt('docs/deploy/monitoring/prometheus.yml', path.join(folder, 'prometheus.yml'), [
    ['scrape_interval: 15s', 'scrape_interval: 1s'],
    ['scrape_timeout: 10s', 'scrape_timeout: 1s'],
    ['/etc/prometheus/club-metrics-token', secret],
    ["['10.0.0.11:3000', '10.0.0.12:3000']", `['127.0.0.1:${web}']`],
  ]);
}

function sitePaths(folder: string): { certificate: string; key: string } {
  return { certificate: path.join(folder, 'site.crt'), key: path.join(folder, 'site.key') };
}
