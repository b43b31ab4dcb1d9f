import { chmod, copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runProgram } from '../../deploy/report.ts';
import { waitUntil } from '../../deploy/wait-until.ts';
import { type Nodes, type Places, password, patroniFile } from './files.ts';
import { type Machine, processesOf, signalMachine } from './network.ts';
import { asDatabaseUser, type Running, startOn } from './start-on.ts';

export type NodeName = 'pg1' | 'pg2';
type Member = { name: NodeName; role: string; state: string };

/** Seconds within which a node is part of the cluster again. */
const joinSeconds = 240;
/** Seconds after which an operator looks. */
const patienceSeconds = 90;

/** PostgreSQL on two machines that Patroni leads, with etcd on a third. */
export type DatabaseNodes = {
  /**
   * The machine that takes changes now.
   * @throws Error while there is none
   */
  leader(): Promise<NodeName>;
  /** Starts Patroni on a machine, where it does not run. */
  start(name: NodeName): void;
  /** Ends every process of a machine at once. */
  kill(name: NodeName): void;
  signal(name: NodeName, signal: NodeJS.Signals): void;
  /** Kills PostgreSQL and leaves Patroni. */
  killPostgres(name: NodeName): void;
  /** Has the standby take over in an orderly way. */
  switchOver(): Promise<void>;
  /**
   * Waits until one server leads and the other one is its synchronous standby. Patroni 3.0 may stop
   * seeing one key of etcd and then appoints no standby: it is restarted, as an operator would.
   * @returns what an operator would have had to do, if anything
   */
  healthy(): Promise<string | undefined>;
};

/** Starts etcd and both nodes, and creates the role and the database as docs/deploy.md says. */
export async function startDatabaseNodes(places: Places, nodes: Nodes, files: Certificate): Promise<DatabaseNodes> {
  startEtcd(nodes.dcs, places.folder);
  const configs = { pg1: await prepare('pg1'), pg2: await prepare('pg2') };
  const running: Partial<Record<NodeName, Running>> = {};
  async function prepare(name: NodeName): Promise<string> {
    const folder = path.join(places.folder, name);
    await mkdir(folder);
    const config = await patroniFile(name, places, nodes);
    for (const [from, to] of [
      [files.certificate, 'server.crt'],
      [files.key, 'server.key'],
    ] as const)
      await copyFile(from, path.join(folder, to));
    await chmod(path.join(folder, 'server.key'), 0o600);
    runProgram('chown', ['-R', 'postgres:postgres', folder]);
    return config;
  }
  const members = async (): Promise<Member[]> => {
    for (const name of ['pg1', 'pg2'] as const) {
      const url = `http://${nodes[name].address}:8008/cluster`;
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
      if (answer?.ok) return ((await answer.json()) as { members: Member[] }).members;
    }
    return [];
  };
  /** Whether the PostgreSQL of a machine is in a role now: Patroni asks it for that answer. */
  const isNow = async (name: NodeName, role: 'primary' | 'sync') => {
    const url = `http://${nodes[name].address}:8008/${role}`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    await answer?.body?.cancel();
    return answer?.status === 200;
  };
  const untilJoined = (seconds: number) =>
    waitUntil(
      'a leader with a synchronous standby',
      async () => {
        const [first, second] = await Promise.all([isNow('pg1', 'primary'), isNow('pg2', 'primary')]);
        return first !== second && isNow(first ? 'pg2' : 'pg1', 'sync');
      },
      seconds,
    );
  const found: DatabaseNodes = {
    async leader() {
      const leading = (await members()).find(({ role, state }) => role === 'leader' && state === 'running');
      if (!leading) throw new Error('no server leads');
      return leading.name;
    },
    start(name) {
      const { child } = running[name] ?? {};
      if (child && child.exitCode === null && child.signalCode === null) return;
      running[name] = startOn(nodes[name], [...asDatabaseUser, 'patroni', configs[name]], places.folder);
    },
    kill: (name) => signalMachine(nodes[name].namespace, 'SIGKILL'),
    signal: (name, signal) => signalMachine(nodes[name].namespace, signal),
    killPostgres(name) {
      const patroni = running[name]?.child.pid;
      for (const pid of processesOf(nodes[name].namespace)) if (pid !== patroni) killOne(pid);
    },
    async switchOver() {
      const leader = await found.leader();
      const candidate = leader === 'pg1' ? 'pg2' : 'pg1';
      const answer = await fetch(`http://${nodes[leader].address}:8008/switchover`, {
        method: 'POST',
        body: JSON.stringify({ leader, candidate }),
      });
      if (!answer.ok) throw new Error(`the switchover: ${answer.status} ${await answer.text()}`);
    },
    async healthy() {
      const soon = await untilJoined(patienceSeconds).catch((error: Error) => error);
      if (!soon) return undefined;
      const leader = await found.leader();
      const patroni = running[leader];
      patroni?.child.kill('SIGKILL');
      await patroni?.gone;
      found.start(leader);
      await untilJoined(joinSeconds);
      return `Patroni of the leader had to be restarted (${soon.message})`;
    },
  };
  found.start('pg1');
  await waitUntil('the first server', async () => (await found.leader().catch(() => null)) === 'pg1', joinSeconds);
  createDatabase(path.join(places.folder, 'pg1'), nodes.pg1);
  found.start('pg2');
  await found.healthy();
  return found;
}

type Certificate = { certificate: string; key: string };

function startEtcd(machine: Machine, folder: string): void {
  const [clients, peers] = [2379, 2380].map((port) => `http://${machine.address}:${port}`) as [string, string];
  startOn(
    machine,
    [
      'etcd',
      ...['--name', 'trial', '--data-dir', path.join(folder, 'etcd')],
      ...['--logger', 'zap', '--log-level', 'warn'],
      ...['--listen-client-urls', clients, '--advertise-client-urls', clients],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers],
      ...['--initial-cluster', `trial=${peers}`],
    ],
    folder,
  );
}

function createDatabase(socket: string, { namespace }: Machine): void {
  const statements = [`create role club login password '${password}'`, 'create database club owner club'];
  const psql = ['psql', '-h', socket, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  for (const statement of statements)
    runProgram('ip', ['netns', 'exec', namespace, ...asDatabaseUser, ...psql, '-c', statement]);
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The process has ended with its parent already.
  }
}
