// Has Debian's `promtool` check the metrics of the built product: `npm run trial:metrics`. Where it
// is not installed (`apt-get install prometheus`), says so and checks nothing.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '#lib/commands/product.ts';

const token = 'the-token-of-the-metrics-trial';
const authorization = `Bearer ${token}`;
const say = (line: string) => void process.stdout.write(`${line}\n`);

if (spawnSync('promtool', ['--version']).error) {
  say('promtool is not installed: the metrics were NOT checked.');
} else {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-metrics-'));
  const product = await startProduct(folder, { METRICS_TOKEN: token });
  try {
    await fetch(`${product.url}/sign-in`);
    const answer = await fetch(`${product.url}/api/metrics`, { headers: { authorization } });
    const checked = spawnSync('promtool', ['check', 'metrics'], { input: await answer.text(), encoding: 'utf8' });
    say(`${checked.stdout}${checked.stderr}`.trim() || 'promtool has nothing to say against the metrics.');
    process.exitCode = checked.status ?? 1;
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
