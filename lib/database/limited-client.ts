import { finished, Stream, type Writable } from 'node:stream';
import pg from 'pg';
import { serverRun, type TransactionId } from './connections/commit-outcome.ts';
import { isPooled } from './connections/direct-url.ts';
import { noteAttempt, type RequestOutage, requestOutage } from './outage-watch.ts';
import { sqlState } from './sql-state.ts';

type Query = (...args: unknown[]) => unknown;
type Callback = (error: unknown, result?: unknown) => void;

/** SQLSTATE of a write to a standby (read_only_sql_transaction). */
const readOnlyServer = '25006';
const shortestAnswerTimeoutMs = 2_000;
/** Statements that change nothing by themselves. */
const readOnly = /^\s*(select|begin|rollback|set|show|listen|unlisten|discard)\b/i;

/**
 * Milliseconds that plans of prepared statements are used for at most. PostgreSQL itself makes new
 * ones when it has analysed a table, up to a minute after it grew from nothing to a million rows.
 */
const planLifetimeMs = 2_000;

/** PostgreSQL's function whose warning says that it no longer waits for the standby. */
const waitForStandby = 'SyncRepWaitForLSN';

/**
 * A transaction that would be lost if its server were: it must not be acknowledged. Its SQLSTATE is
 * transaction_resolution_unknown.
 */
class NotReplicated extends Error {
  readonly code = '08007';
}

/**
 * A connection that gives up a statement without an answer (`answerTimeoutMs` of its
 * configuration): it closes itself, so that later statements on it fail at once. Each outcome is
 * noted for the HTTP request that it belongs to.
 */
export class LimitedClient extends pg.Client {
  readonly #answerTimeoutMs: number;
  /** Whether the server is a standby; undefined where it does not say so. */
  isStandby: boolean | undefined;
  /** The last transaction that Prisma opened here. */
  transaction: TransactionId | null = null;
  #isUnreplicated = false;
  #plannedAt = performance.now();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.#answerTimeoutMs = (config as { answerTimeoutMs?: number } | undefined)?.answerTimeoutMs ?? 0;
    const { connection } = this as unknown as { connection: NodeJS.EventEmitter };
    // PostgreSQL 14 and newer report this setting with each new connection, and when it changes.
    connection.on('parameterStatus', ({ parameterName, parameterValue }: Record<string, string>) => {
      if (parameterName === 'in_hot_standby') this.isStandby = parameterValue === 'on';
    });
    this.on('notice', ({ routine }) => {
      if (routine === waitForStandby) this.#isUnreplicated = true;
    });
    const query = this.query.bind(this) as Query;
    this.query = ((...args: unknown[]) => this.#limited(query, args)) as typeof this.query;
  }

  #limited(query: Query, args: unknown[]): unknown {
    if ((args[0] as { name?: unknown } | null)?.name) {
      // A pooler may give the next transaction a session that does not know the statement.
      if (isPooled()) return this.#limited(query, [{ ...(args[0] as object), name: undefined }, ...args.slice(1)]);
      const renewed = this.#renewPlans(query);
      if (renewed) {
        const sent = renewed.then(() => this.#limited(query, args));
        return typeof args.at(-1) === 'function' ? undefined : sent;
      }
    }
    const settle = this.#begin(args[0]);
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      const answered: Callback = (error, result) => {
        settle(error);
        (callback as Callback)(error, result);
      };
      return query(...args.slice(0, -1), answered);
    }
    const { text } = (args[0] ?? {}) as { text?: unknown };
    const result =
      text === 'BEGIN' ? this.#open(query, args) : text === 'COMMIT' ? this.#commit(query, args) : query(...args);
    if (result instanceof Stream) finished(result as Stream as Writable, settle);
    else if (result instanceof Promise) result.then(() => settle(), settle);
    return result;
  }

  /**
   * Has prepared statements planned again when their plans are old.
   * @returns what the next of them waits for: `pg` wants one statement at a time
   */
  #renewPlans(query: Query): Promise<unknown> | undefined {
    const now = performance.now();
    if (now - this.#plannedAt < planLifetimeMs) return undefined;
    this.#plannedAt = now;
    return (this.#limited(query, ['discard plans']) as Promise<unknown>).catch(() => undefined);
  }

  /**
   * Begins a transaction of Prisma, and reads its id with the same message: a COMMIT whose answer
   * is lost can be looked up by it.
   */
  async #open(query: Query, [statement]: unknown[]): Promise<unknown> {
    const text = `BEGIN; select pg_current_xact_id()::text, pg_backend_pid()::text, ${serverRun}`;
    const results = (await query({ ...(statement as object), text })) as pg.QueryArrayResult<
      [string, string, string]
    >[];
    const [id, backend, server] = results[1]?.rows[0] ?? [];
    this.transaction = id && backend && server ? { id, backend: Number(backend), server } : null;
    return results[0];
  }

  async #commit(query: Query, args: unknown[]): Promise<unknown> {
    this.#isUnreplicated = false;
    const result = await query(...args);
    if (!this.#isUnreplicated) return result;
    this.hangUp();
    throw new NotReplicated('the transaction is on this server alone: its standby did not answer in time');
  }

  #begin(statement: unknown): (error?: unknown) => void {
    const outage = requestOutage();
    const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | null)?.text;
    const timeout = answerTimeout(this.#answerTimeoutMs, outage);
    const timer = timeout > 0 ? setTimeout(() => this.hangUp(), timeout).unref() : undefined;
    return (error) => {
      clearTimeout(timer);
      // The server has lost its role: whatever else it would answer is old.
      if (sqlState(error) === readOnlyServer) this.hangUp();
      noteAttempt(outage, error, typeof text !== 'string' || !readOnly.test(text));
    };
  }

  /** Whether the last COMMIT is stored on this server alone. */
  get isUnreplicated(): boolean {
    return this.#isUnreplicated;
  }

  /** Closes the connection without waiting for what is under way. */
  hangUp(): void {
    const { connection } = this as unknown as { connection: { stream: { destroy(): void } } };
    connection.stream.destroy();
  }
}

/** A request that has met an outage already is not kept waiting for as long again. */
function answerTimeout(usual: number, outage: RequestOutage | undefined): number {
  if (!outage || outage.failures === 0) return usual;
  return Math.min(usual, Math.max(shortestAnswerTimeoutMs, outage.waitUntil - performance.now()));
}
