import fc from 'fast-check';
import { expect, test } from 'vitest';

const never = new Promise<void>(() => undefined);

test('prints the seed of a property that hangs, and the counterexample of one that hangs while it is shrunk', async () => {
  let calls = 0;
  const failing = fc.asyncProperty(fc.nat(), async () => {
    calls += 1;
    if (calls === 1) throw new Error('found');
    await never;
  });
  const hanging = fc.asyncProperty(fc.nat(), () => never);
  await Promise.all([
    expect(fc.assert(failing, { seed: 7 })).rejects.toThrow(/seed: 7, path: "0".*\nCounterexample: \[\d+\]/),
    expect(fc.assert(hanging, { seed: 8 })).rejects.toThrow(/interrupted after 0 tests\n\{ seed: 8 \}/),
  ]);
}, 2_000);
