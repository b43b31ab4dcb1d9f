import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { inTransaction } from './in-transaction.ts';

beforeAll(() => testDatabase());

describe('a transaction', () => {
  it('may take longer than the five seconds of Prisma’s default', async () => {
    const count = await inTransaction(async (tx) => {
      await tx.$queryRaw`select pg_sleep(5.2)::text`;
      return tx.structure.count();
    });
    expect(count).toBe(0);
  });
});
