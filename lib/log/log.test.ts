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

test('what a framework prints by itself holds no address either', () => {
  const lines = printed(`
    const { hideAddressesInOutput } = await import('./lib/log/hide-addresses.ts');
    hideAddressesInOutput();
    console.log(new Error('no page for helene@exemple.example'));
    process.stdout.write('helene@exemple.example');`);
  expect(lines).toContain('[address]');
  expect(lines).not.toContain('helene');
});
