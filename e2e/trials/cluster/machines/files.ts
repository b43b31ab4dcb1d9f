import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { adapt } from '../../deploy/adapted-files.ts';
import type { Machine } from './network.ts';

/** Where things are. `site`: that people reach; `database`: the leader, through HAProxy. */
export type Places = {
  folder: string;
  site: number;
  plain: number;
  database: number;
  pooler: number;
  web: [number, number];
};
export type Nodes = { dcs: Machine; pg1: Machine; pg2: Machine };

/** The password of every role of the trial's own database. */
export const password = 'a-password-of-the-trial';

/** Patroni's file of `docs/deploy` for one of the database machines. */
export function patroniFile(name: 'pg1' | 'pg2', { folder }: Places, nodes: Nodes): Promise<string> {
  const { address } = nodes[name];
  const subnet = address.replace(/\.\d+$/, '.0/24');
  return adapt('docs/deploy/database/patroni.yml', path.join(folder, name, 'patroni.yml'), [
    ['10.0.0.11:2379,10.0.0.12:2379,10.0.0.21:2379', `${nodes.dcs.address}:2379`],
    ['name: pg1', `name: ${name}`],
    ['10.0.0.21', address],
    ['10.0.0.0/24', subnet],
    ['CHANGE-ME', password],
    ['/var/lib/postgresql/15/club', path.join(folder, name, 'data')],
    ['/etc/patroni/server.crt', path.join(folder, name, 'server.crt')],
    ['/etc/patroni/server.key', path.join(folder, name, 'server.key')],
    // Both machines share this one's files, and with them the folder of the sockets.
    ['    ssl: "on"', `    unix_socket_directories: ${path.join(folder, name)}\n    ssl: "on"`],
  ]);
}

/** HAProxy's file of `docs/deploy`. Answers say which process they come from. */
export function balancerFile({ folder, site, plain, database, web }: Places, { pg1, pg2 }: Nodes): Promise<string> {
  return adapt('docs/deploy/proxies/haproxy.cfg', path.join(folder, 'haproxy.cfg'), [
    ['bind :443', `bind 127.0.0.1:${site}`],
    ['bind :80', `bind 127.0.0.1:${plain}`],
    ['/etc/haproxy/certs/gestion.club.example.pem', path.join(folder, 'site.pem')],
    ['10.0.0.11:3000', `127.0.0.1:${web[0]}`],
    ['10.0.0.12:3000', `127.0.0.1:${web[1]}`],
    ['bind 10.0.0.5:5000', `bind 127.0.0.1:${database}`],
    ['10.0.0.21:5432', `${pg1.address}:5432`],
    ['10.0.0.22:5432', `${pg2.address}:5432`],
    ['	http-reuse safe', '	http-reuse safe\n	http-response set-header X-Served-By %s'],
  ]);
}

/** PgBouncer's file of `docs/deploy`, with the one password that it has to know. */
export async function poolerFile({ folder, pooler, database }: Places): Promise<string> {
  const users = path.join(folder, 'userlist.txt');
  await writeFile(users, `"club" "${password}"\n`, { mode: 0o644 });
  return adapt('docs/deploy/database/pgbouncer.ini', path.join(folder, 'pgbouncer.ini'), [
    ['host=10.0.0.5 port=5000', `host=localhost port=${database}`],
    ['listen_port = 6432', `listen_port = ${pooler}`],
    ['/etc/pgbouncer/userlist.txt', users],
    ['/etc/pgbouncer/root.crt', path.join(folder, 'site.crt')],
  ]);
}

/** HAProxy wants certificate and key in one file. */
export async function joinCertificate(folder: string, { certificate, key }: Record<'certificate' | 'key', string>) {
  const pem = await readFile(certificate, 'utf8');
  await writeFile(path.join(folder, 'site.pem'), pem + (await readFile(key, 'utf8')));
  return pem;
}
