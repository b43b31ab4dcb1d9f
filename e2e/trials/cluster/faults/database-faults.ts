import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '../../deploy/wait-until.ts';
import { type Fault, roles, type Scene } from './fault.ts';

/** Milliseconds. `pause`: as long as a virtual machine that is moved; `away`: after a failover. */
const lastsMs = { pause: 60_000, standbyAway: 35_000, away: 5_000 };

/** Waits until the server that was the standby leads. */
async function takenOver({ stage, run }: Scene, former: string): Promise<string> {
  const since = performance.now();
  await waitUntil('a failover', async () => ![former, null].includes(await stage.nodes.leader().catch(() => null)), 90);
  await waitUntil('changes', () => run.written.some((at) => at > since), 90);
  return `another server led after ${((performance.now() - since) / 1_000).toFixed(0)} s`;
}

/** PostgreSQL of the leader is killed; Patroni on that machine lives. */
const databaseKilled: Fault = {
  name: 'database-killed',
  title: 'database process killed',
  async make({ stage }) {
    const { leader } = await roles(stage);
    stage.nodes.killPostgres(leader);
    return undefined;
  },
};

/** As a power cut: every process is gone, and nothing on the network says so. */
const nodeKilled: Fault = {
  name: 'node-killed',
  title: 'database machine lost',
  async make(scene) {
    const { nodes, network } = scene.stage;
    const { leader } = await roles(scene.stage);
    network.cut(network.machines[leader]);
    nodes.kill(leader);
    const said = await takenOver(scene, leader);
    await pause(lastsMs.away);
    network.mend(network.machines[leader]);
    nodes.start(leader);
    return said;
  },
};

/** The leader lives on, and neither hears nor is heard. */
const linkCut: Fault = {
  name: 'link-cut',
  title: 'link to the database machine cut',
  async make(scene) {
    const { network } = scene.stage;
    const { leader } = await roles(scene.stage);
    network.cut(network.machines[leader]);
    const said = await takenOver(scene, leader);
    await pause(lastsMs.away);
    network.mend(network.machines[leader]);
    return said;
  },
};

/** Everything on the leader stands still for a minute, and then goes on as if nothing had been. */
const paused: Fault = {
  name: 'paused',
  title: 'database machine paused for 60 s',
  async make({ stage }) {
    const { leader } = await roles(stage);
    stage.nodes.signal(leader, 'SIGSTOP');
    await pause(lastsMs.pause);
    stage.nodes.signal(leader, 'SIGCONT');
    return undefined;
  },
};

const switchover: Fault = {
  name: 'switchover',
  title: 'planned switchover',
  async make({ stage }) {
    await stage.nodes.switchOver();
    return undefined;
  },
};

/** The synchronous standby is lost: killed, or cut off without a word. */
const standbyLost: Fault = {
  name: 'standby-lost',
  title: 'synchronous standby lost',
  async make({ stage: { nodes, network }, stage, random }) {
    const { standby } = await roles(stage);
    const how = random.oneOf(['killed', 'cut off']);
    if (how === 'killed') nodes.kill(standby);
    else network.cut(network.machines[standby]);
    await pause(lastsMs.standbyAway);
    if (how === 'killed') nodes.start(standby);
    else network.mend(network.machines[standby]);
    return how;
  },
};

export const databaseFaults = [databaseKilled, nodeKilled, linkCut, paused, switchover, standbyLost];
