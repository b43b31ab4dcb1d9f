import pg from 'pg';
import { expect, test } from 'vitest';
import { Prisma } from './generated/client.ts';
import { isDatabaseAway } from './is-database-away.ts';

function postgres(code: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError('as said', 7, 'error'), { code });
}

function prismaError(code: string, meta?: Record<string, unknown>) {
  return new Prisma.PrismaClientKnownRequestError('failed', { code, clientVersion: '7', ...(meta && { meta }) });
}

test.each([
  ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['both addresses of a name refused', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
  ['a server that shuts down', postgres('57P01')],
  ['a server that starts', postgres('57P03')],
  ['a broken connection', postgres('08006')],
  ['no free connection', postgres('53300')],
  ['a connection that ended at work', new Error('Connection terminated unexpectedly')],
  ['no connection in time', new Error('timeout exceeded when trying to connect')],
  ['Prisma without a server', prismaError('P1001')],
  ['a Prisma transaction out of time', prismaError('P2028')],
  [
    'a driver error inside Prisma',
    prismaError('P2010', { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } }),
  ],
  ['an error with such a cause', new Error('failed', { cause: postgres('57P02') })],
])('counts %s as lost', (_what, error) => {
  expect(isDatabaseAway(error)).toBe('lost');
});

test.each(['57014', '55P03'])('counts a statement that PostgreSQL ended with %s as late', (code) => {
  expect(isDatabaseAway(postgres(code))).toBe('late');
});

test.each([
  ['a unique violation', postgres('23505')],
  ['a Prisma unique violation', prismaError('P2002')],
  ['a bug', new TypeError('x is not a function')],
  ['what is no error', 'Connection terminated'],
  ['nothing', undefined],
])('does not count %s', (_what, error) => {
  expect(isDatabaseAway(error)).toBeNull();
});

test('ends at an error that is its own cause', () => {
  const error = new Error('round');
  error.cause = error;
  expect(isDatabaseAway(error)).toBeNull();
});
