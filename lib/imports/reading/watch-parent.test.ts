import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

test('ends a process that is blocked when its parent is gone', async () => {
  const watch = new URL('./watch-parent.ts', import.meta.url).href;
  const blocked = `
    import { Worker } from 'node:worker_threads';
    new Worker(new URL('${watch}'), { workerData: process.ppid, execArgv: [] }).once('online', () => {
      console.log('watched');
      for (const begun = Date.now(); Date.now() < begun + 20_000; );
      console.log('not ended');
    });`;
  const parent = `
    import { spawn } from 'node:child_process';
    spawn(process.execPath, ['--input-type=module', '--eval', process.argv[1]], { stdio: 'inherit' });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', parent, blocked], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child.stdout, 'data');
  // The output is closed when both of its writers are gone.
  const closed = once(child.stdout, 'close');
  child.kill('SIGKILL');
  await closed;
  expect(output).toBe('watched\n');
});
