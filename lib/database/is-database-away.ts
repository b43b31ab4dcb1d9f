/**
 * SQLSTATE classes and codes by which PostgreSQL says that a connection is refused or has ended, or
 * that this server no longer takes writes (read_only_sql_transaction).
 */
const lostStates = /^(08...|57P0[1-5]|53300|25P03|25006)$/;
/** query_canceled (a statement over its limit) and lock_not_available. */
const lateStates = /^(57014|55P03)$/;
const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // Prisma: server not reached, timed out or closed the connection; no free connection; a
  // transaction out of time.
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
]);
/** The messages of `pg`, which has no codes for them. */
const lostMessages =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|after calling end on the pool|Connection ended unexpectedly/;
const adapterKinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

type Fault = {
  code?: unknown;
  kind?: unknown;
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/**
 * Whether an error means that the database cannot be used now. `lost`: there is no connection;
 * `late`: PostgreSQL ended a statement that took longer than its limit. Null for every other error.
 */
export function isDatabaseAway(error: unknown, depth = 0): 'lost' | 'late' | null {
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  const fault = error as Fault;
  for (const code of [fault.code, fault.originalCode]) {
    if (typeof code !== 'string') continue;
    if (lostStates.test(code) || lostCodes.has(code)) return 'lost';
    if (lateStates.test(code)) return 'late';
  }
  if (adapterKinds.has(String(fault.kind))) return 'lost';
  if (error instanceof Error && lostMessages.test(error.message)) return 'lost';
  return isDatabaseAway(fault.cause, depth + 1) ?? isDatabaseAway(fault.meta?.driverAdapterError, depth + 1);
}
