import { expect, onTestFinished, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { openTransactionPooler } from '#lib/testing/test-run/transaction-pooler.ts';
import { requireSessions } from './require-sessions.ts';

/** A database, and a pooler in transaction mode that leads to it. */
async function pooledDatabase() {
  const direct = await testDatabase();
  const pooler = await openTransactionPooler(direct);
  onTestFinished(() => pooler.close());
  return { direct, pooled: pooler.url };
}

test('refuses a pooler in transaction mode where work needs a session', async () => {
  const { pooled } = await pooledDatabase();
  await expect(requireSessions(pooled, undefined)).rejects.toThrow(
    'DATABASE_URL leads to a pooler in transaction mode: set DATABASE_DIRECT_URL',
  );
  await expect(requireSessions(pooled, pooled)).rejects.toThrow(
    'DATABASE_DIRECT_URL leads to a pooler in transaction mode',
  );
});

test('accepts it beside the address of PostgreSQL itself, and an address that gives sessions', async () => {
  const { direct, pooled } = await pooledDatabase();
  expect(await requireSessions(pooled, direct)).toBe(direct);
  expect(await requireSessions(direct, undefined)).toBe(direct);
});
