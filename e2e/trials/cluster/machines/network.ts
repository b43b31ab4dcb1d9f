import { spawnSync } from 'node:child_process';
import { runProgram } from '../../deploy/report.ts';

/** A machine that is played by a network namespace. `link`: its end of the cable at the bridge. */
export type Machine = { name: string; namespace: string; address: string; link: string };

export type Network<Name extends string> = {
  machines: Record<Name, Machine>;
  /** Drops every packet to and from a machine; open connections are not closed. */
  cut(machine: Machine): void;
  mend(machine: Machine): void;
  /** Takes namespaces and bridge away, whatever is left of them. */
  close(): void;
};

/**
 * Plays a network of several machines: a namespace for each, joined by a bridge that this machine
 * is on. Needs root. Names carry the id of this process, so that no other namespace is touched.
 */
export function openNetwork<Name extends string>(names: readonly Name[]): Network<Name> {
  const bridge = `club${process.pid}`;
  const subnet = `10.213.${process.pid % 256}`;
  const ip = (...args: string[]) => runProgram('ip', args);
  const machines = Object.fromEntries(
    names.map((name, index): [Name, Machine] => [
      name,
      { name, namespace: `${bridge}-${name}`, address: `${subnet}.${20 + index}`, link: `cl${process.pid}p${index}` },
    ]),
  ) as Record<Name, Machine>;
  const network: Network<Name> = {
    machines,
    cut: ({ link }) => void ip('link', 'set', link, 'down'),
    mend: ({ link }) => void ip('link', 'set', link, 'up'),
    close() {
      for (const { namespace } of Object.values<Machine>(machines)) {
        signalMachine(namespace, 'SIGKILL');
        spawnSync('ip', ['netns', 'delete', namespace]);
      }
      spawnSync('ip', ['link', 'delete', bridge]);
    },
  };
  try {
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('address', 'add', `${subnet}.1/24`, 'dev', bridge);
    ip('link', 'set', bridge, 'up');
    for (const { namespace, address, link } of Object.values<Machine>(machines)) {
      ip('netns', 'add', namespace);
      ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
      ip('link', 'set', link, 'master', bridge, 'up');
      ip('-netns', namespace, 'address', 'add', `${address}/24`, 'dev', 'eth0');
      for (const device of ['lo', 'eth0']) ip('-netns', namespace, 'link', 'set', device, 'up');
    }
  } catch (error) {
    network.close();
    throw error;
  }
  return network;
}

/** Sends a signal to every process of a machine; one that has ended meanwhile is left out. */
export function signalMachine(namespace: string, name: NodeJS.Signals): void {
  for (const pid of processesOf(namespace)) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** The processes of a machine. */
export function processesOf(namespace: string): number[] {
  const { stdout } = spawnSync('ip', ['netns', 'pids', namespace], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}
