import { Counter, collectDefaultMetrics, Gauge } from 'prom-client';
import { openPools } from '#lib/database/connections/open-pools.ts';
import { openStreams } from '#lib/live/open-streams.ts';
import { meters } from '#lib/log/meters.ts';
import { readTally, type Tallied } from '#lib/log/tally.ts';

/** Gauges of the library whose names `promtool` refuses: only counters end in `_total`. */
const misnamed = ['handles', 'requests', 'resources'].map((what) => `nodejs_active_${what}_total`);

/** Adds to the meters what is read of this process at each collection, and Node's own numbers. */
export function observeProcess(): void {
  const { registry } = meters();
  if (registry.getSingleMetric('club_live_streams')) return;
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  new Gauge({ name: 'club_processes', help: 'Processes that these metrics are of.', registers }).set(1);
  new Gauge({
    name: 'club_live_streams',
    help: 'Open streams of live pages.',
    registers,
    collect() {
      this.set(openStreams().open.size);
    },
  });
  new Gauge({
    name: 'club_database_connections',
    help: 'Connections to the database by pool, at work or idle.',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      this.reset();
      for (const [pool, { totalCount, idleCount }] of openPools()) {
        this.inc({ pool, state: 'in_use' }, totalCount - idleCount);
        this.inc({ pool, state: 'idle' }, idleCount);
      }
    },
  });
  new Gauge({
    name: 'club_database_waiting',
    help: 'Work that waits for a connection, or for one of the places of changes.',
    labelNames: ['pool'],
    registers,
    collect() {
      this.reset();
      for (const [pool, { waitingCount }] of openPools()) this.inc({ pool }, waitingCount);
    },
  });
  count('gateDecisions', 'reason', 'club_gate_decisions_total', 'Answers of the access endpoint, by reason.');
  count('importRows', 'result', 'club_import_rows_total', 'Rows of imports that were written or held.');
  count('databaseRetries', 'kind', 'club_database_retries_total', 'Connections and reads that were tried again.');
}

function count(tallied: Tallied, label: string, name: string, help: string): void {
  new Counter({
    name,
    help,
    labelNames: [label],
    registers: [meters().registry],
    collect() {
      this.reset();
      for (const [value, counted] of readTally(tallied)) this.inc({ [label]: value }, counted);
    },
  });
}
