import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Runs a program in a process of its own and returns all that it printed. */
function printed(program: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

test('a logged database error holds no address and no value of a row', () => {
  const line = printed(`
    const { log } = await import('./lib/log/log.ts');
    const error = Object.assign(new Error('duplicate key for helene@exemple.example'), {
      code: '23505', detail: 'Key (email_key, last_name)=(helene@exemple.example, Dupré) already exists.',
        meta: { name: 'Dupré' } });
    log.error({ err: error, reason: 'asked by helene@exemple.example' }, 'failed for helene@exemple.example');`);
  expect(line).toContain('23505');
  expect(line).not.toMatch(/helene|Dupré/);
});

test('what a framework prints by itself is one line of JSON each, and holds no address either', () => {
  const lines = printed(`
    const { logOutput } = await import('./lib/log/log-output.ts');
    logOutput();
    console.log(new Error('no page for helene@exemple.example'));
    process.stdout.write('\\u001b[31mhelene@exemple.example\\u001b[0m\\n{"level":60}\\n');
    await new Promise((resolve) => process.stdout.write('\\n', resolve));`);
  const written = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(written).toEqual([
    { level: 30, time: expect.any(String), msg: expect.stringMatching(/^Error: no page for \[address\]\n {4}at /) },
    { level: 30, time: expect.any(String), msg: '[address]\n{"level":60}' },
  ]);
});

test('the development server prints for a person, without addresses', () => {
  const lines = printed(`
    const { logOutput } = await import('./lib/log/log-output.ts');
    logOutput(false);
    console.log('no page for helene@exemple.example');`);
  expect(lines).toBe('no page for [address]\n');
});

test('a line says which request it belongs to and in whose name that came', () => {
  const line = printed(`
    const { noteSender, requests } = await import('./lib/api/current-request.ts');
    const { log } = await import('./lib/log/log.ts');
    const request = { id: 'r1', closed: new AbortController().signal, target: '/club/clients?q=Dupré',
      sender: { address: '', agent: '' }, answerBusy: () => undefined };
    requests().run(request, () => { noteSender({ staff: 's1', structure: 'c1' }); log.error('failed'); });
    log.warn('outside');`);
  const [within, outside] = line
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(within).toMatchObject({ request: 'r1', path: '/club/clients', staff: 's1', structure: 'c1', msg: 'failed' });
  expect(Object.keys(outside)).toEqual(['level', 'time', 'msg']);
});

test('a log that is loaded after the output became lines writes its own as they are', () => {
  const line = printed(`
    process.stdout.write = () => { throw new Error('not through the stream'); };
    const { log } = await import('./lib/log/log.ts');
    log.warn('late');`);
  expect(JSON.parse(line)).toEqual({ level: 40, time: expect.any(String), msg: 'late' });
});
