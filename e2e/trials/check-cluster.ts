// Breaks a cluster of two web processes and two database machines under load: `npm run
// trial:cluster -- --times 20 --fault name --seed 1`. It needs root, for network namespaces, and
// Debian's patroni, etcd-server, haproxy, pgbouncer, postgresql-15 and openssl.
import { sharedSecret } from '#e2e/support/shared-secret.ts';
import { disconnect } from '#lib/database/connection.ts';
import { databaseFaults } from './cluster/faults/database-faults.ts';
import { webFaults } from './cluster/faults/web-faults.ts';
import { judge } from './cluster/judge/judge.ts';
import { tableOf } from './cluster/judge/outcome.ts';
import { openWorld } from './cluster/load/world.ts';
import { buildStage } from './cluster/machines/stage.ts';
import { readOptions } from './cluster/options.ts';
import { randomOf } from './cluster/random.ts';
import { type Tried, tryFault } from './cluster/try-fault.ts';
import { isInstalled } from './deploy/report.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const programs = ['ip', 'setpriv', 'openssl', 'etcd', 'patroni', 'haproxy', 'pgbouncer', 'psql'];
const faults = [...databaseFaults, ...webFaults];
const {
  times,
  seed,
  faults: wanted,
} = readOptions(
  process.argv.slice(2),
  faults.map(({ name }) => name),
);

const missing = programs.filter((program) => !isInstalled(program));
if (process.getuid?.() !== 0) missing.push('the rights of root');
if (missing.length > 0) {
  say(`SKIPPED: ${missing.join(', ')} missing here.`);
  process.exit(0);
}

const ends: (() => Promise<void> | void)[] = [];
let ending: Promise<void> | undefined;
/** Ends everything that was started, the last one first, also where something fails. */
function endAll(): Promise<void> {
  ending ??= (async () => {
    for (const end of ends) await Promise.resolve(end()).catch((error: Error) => say(`at the end: ${error.message}`));
  })();
  return ending;
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    void endAll().then(() => {
      sayTable();
      process.exit(130);
    });
  });

const tried: Tried[] = [];
const outcomes = () => tried.map(({ outcome }) => outcome);
const sayTable = () => say(tableOf(outcomes(), new Map(faults.map(({ name, title }) => [name, title]))));
let broken = false;
try {
  say(`seed ${seed}`);
  process.env.AUTH_SECRET = sharedSecret;
  const stage = await buildStage(ends);
  process.env.DATABASE_URL = stage.databaseUrl;
  ends.unshift(disconnect);
  await stage.healthy();
  const world = await openWorld(stage.url);
  const random = randomOf(seed);
  for (let time = 1; time <= times; time += 1)
    for (const fault of random.shuffled(faults.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))) {
      const one = await tryFault(fault, stage, world, random).catch((error: Error) => {
        error.message = `${fault.name}: ${error.message}`;
        throw error;
      });
      tried.push(one);
      const { withoutChanges, failed, hung, requests } = one.outcome;
      say(`${time} ${fault.name}: ${withoutChanges.toFixed(1)} s, ${failed} failed and ${hung} hung of ${requests}`);
      for (const finding of one.findings) say(`    ${finding}`);
    }
  const { lost, doubled } = await judge(
    world,
    tried.flatMap(({ acknowledged }) => acknowledged),
  );
  for (const text of [...lost, ...doubled]) say(`AT THE END ${text}`);
  broken = lost.length + doubled.length > 0;
} catch (error) {
  broken = true;
  if (!ending) say(`FAILED ${error instanceof Error ? error.message : String(error)}`);
} finally {
  await endAll();
}
sayTable();
const wrong = outcomes().some(({ lost, doubled, wronglyOpen, odd }) => lost + doubled + wronglyOpen + odd.length > 0);
process.exitCode = broken || wrong ? 1 : 0;
