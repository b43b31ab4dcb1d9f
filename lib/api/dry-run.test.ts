import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDryRun } from './dry-run.ts';

const read = (query: string) => {
  const dryRun = readDryRun(new URLSearchParams(query));
  return dryRun.ok ? dryRun.value : dryRun.problem;
};

test.each([
  ['', false],
  ['other=1', false],
  ['dry_run=0', false],
  ['dry_run=false', false],
  ['dry_run=False&dry_run=0', false],
  ['dry_run', true],
  ['dry_run=', true],
  ['dry_run=1', true],
  ['dry_run=true', true],
  ['dry_run=TRUE', true],
  ['dry_run=1&dry_run=true', true],
  ['DRY_RUN=1', true],
  ['dryRun=true', true],
  ['dry-run=1', true],
  ['dry_run[]=1', true],
  ['dry_run=1&dry_run=0', 'dry-run-invalid'],
  ['dry_run=0&dryRun=1', 'dry-run-invalid'],
  ['dry_run=yes', 'dry-run-invalid'],
  ['dry_run=2', 'dry-run-invalid'],
  ['dry_run=%20true', 'dry-run-invalid'],
  ['dry_run=null', 'dry-run-invalid'],
])('reads %j as %s', (query, expected) => {
  expect(read(query)).toBe(expected);
});

test('applies nothing for real unless dry_run is absent, 0 or false', () => {
  const value = fc.oneof(fc.string(), fc.constantFrom('0', 'false', 'FALSE', '1', 'true', ''));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (values) => {
      const parameters = new URLSearchParams(values.map((one) => ['dry_run', one]));
      const allReal = values.every((one) => ['0', 'false'].includes(one.toLowerCase()));
      const dryRun = readDryRun(parameters);
      return (dryRun.ok && !dryRun.value) === allReal;
    }),
  );
});
