import { connection } from '#lib/database/connection.ts';
import { waitUntil } from '../../deploy/wait-until.ts';
import { startImport } from '../load/import-files.ts';
import { metricsToken, type Web } from '../machines/stage.ts';
import type { Fault, Scene } from './fault.ts';

const rowsOfLargeImport = 12_000;
/** Seconds within which another process goes on with an import. */
const resumptionSeconds = 60;

/** Rows of imports that a web process has written. */
async function rowsWrittenBy({ url }: Web): Promise<number> {
  const answer = await fetch(`${url}/api/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } });
  const lines = (await answer.text()).matchAll(/^club_import_rows_total\{[^}]*\} (\d+)/gm);
  return [...lines].reduce((sum, [, value]) => sum + Number(value), 0);
}

async function reached(importId: string): Promise<{ reached: number; state: string }> {
  const { rows } = await connection().pool.query<{ reached: number; state: string }>(
    'select reached, state::text from import where id = $1',
    [importId],
  );
  return rows[0] ?? { reached: 0, state: '' };
}

/** The process that writes an import is killed, and starts again once another one has gone on. */
const webKilled: Fault = {
  name: 'web-killed',
  title: 'web process killed in an import',
  async make({ stage, world, run, strike }) {
    const before = await Promise.all(stage.webs.map(rowsWrittenBy));
    const importId = await startImport(world, run, rowsOfLargeImport);
    if (!importId) throw new Error('the large import was not confirmed');
    await waitUntil('the first rows', async () => (await reached(importId)).reached > 0);
    const after = await Promise.all(stage.webs.map(rowsWrittenBy));
    const [one = 0, other = 0] = after.map((rows, index) => rows - (before[index] ?? 0));
    const victim = stage.webs[one > other ? 0 : 1];
    strike();
    const at = performance.now();
    await victim.product.kill();
    const left = await reached(importId);
    const goesOn = async () => {
      const now = await reached(importId);
      return now.reached > left.reached || now.state === 'committed';
    };
    await waitUntil('the import goes on', goesOn, resumptionSeconds);
    const seconds = ((performance.now() - at) / 1_000).toFixed(1);
    await victim.start();
    return left.state === 'committed' ? 'the import was over already' : `the import went on after ${seconds} s`;
  },
};

let release = 0;

/**
 * Both processes are replaced by another release, one after the other: the same sources under
 * another deployment id, which is what Next tells releases apart by.
 */
const rollingUpdate: Fault = {
  name: 'rolling-update',
  title: 'rolling update (the same sources under another deployment id)',
  async make({ stage }: Scene) {
    release += 1;
    for (const web of stage.webs) {
      await web.product.drain();
      await web.start(`release-${release}`);
      await waitUntil('a ready process', async () => (await fetch(`${web.url}/api/health`)).status === 200);
    }
    return undefined;
  },
};

const poolerRestarted: Fault = {
  name: 'pooler-restarted',
  title: 'PgBouncer restarted',
  async make({ stage }) {
    await stage.restartPooler();
    return undefined;
  },
};

export const webFaults = [webKilled, rollingUpdate, poolerRestarted];
