/**
 * Time limits of a connection, in milliseconds. `connect`: for a free connection or a new one.
 * `statement`, `lock` and `idleInTransaction` are enforced by PostgreSQL. `answer`: without an
 * answer for this long the connection is closed from this side, because a server that is stopped or
 * unreachable enforces nothing.
 */
export type ConnectionLimits = {
  connect: number;
  statement: number;
  lock: number;
  idleInTransaction: number;
  answer: number;
};

const second = 1_000;
const minute = 60 * second;

/** What waits for an HTTP answer: a person or a program does. */
export const requestLimits: ConnectionLimits = {
  connect: 5 * second,
  statement: 15 * second,
  lock: 10 * second,
  idleInTransaction: 15 * second,
  answer: 18 * second,
};

/** Commands, and the few requests that copy a whole base or wait for a slice of an import. */
export const patientLimits: ConnectionLimits = {
  connect: 10 * second,
  statement: 5 * minute,
  lock: 2 * minute,
  idleInTransaction: 2 * minute,
  answer: 6 * minute,
};

/**
 * Prisma's own limits of a transaction, in milliseconds: `maxWait` for a connection, which is also
 * waited for while the database is away; `timeout` for the whole of it. They are wider than those
 * of the connections, which are the ones that count: by default Prisma gives up after five seconds,
 * and a slice of a snapshot takes minutes.
 */
export const transactionOptions = { maxWait: 40 * second, timeout: 24 * 60 * minute };

/** Jobs read and write a million rows in one statement, and wait for one another. */
export const jobLimits: ConnectionLimits = {
  connect: 10 * second,
  statement: 60 * minute,
  lock: 60 * minute,
  idleInTransaction: minute,
  answer: 61 * minute,
};

/** Migrations rewrite whole tables, and the second of two starts waits for the first. */
export const migrationLimits: ConnectionLimits = { ...jobLimits, idleInTransaction: 10 * minute };

/**
 * Sessions that only hold a lock, listen or probe: each of their statements is answered at once.
 */
export const sessionLimits: ConnectionLimits = {
  connect: 5 * second,
  statement: 8 * second,
  lock: 8 * second,
  idleInTransaction: 10 * second,
  answer: 9 * second,
};

/** The session that only asks whether the database answers. */
export const probeLimits: ConnectionLimits = {
  connect: 2 * second,
  statement: 2 * second,
  lock: 2 * second,
  idleInTransaction: 10 * second,
  answer: 2 * second,
};

/**
 * The settings of a `pg` connection under these limits. TCP keepalive finds a host that has gone.
 */
export function limitedConfig(limits: ConnectionLimits) {
  return {
    connectionTimeoutMillis: limits.connect,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.idleInTransaction,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    answerTimeoutMs: limits.answer,
  };
}
