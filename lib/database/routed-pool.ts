import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { log } from '#lib/log/log.ts';
import { isRead } from './connections/is-read.ts';
import { Lane } from './connections/lane.ts';
import { listPool } from './connections/open-pools.ts';
import { requirePrimary } from './connections/require-primary.ts';
import { repeatRead, retryConnecting } from './connections/retry-connecting.ts';
import { LimitedClient } from './limited-client.ts';
import { type ConnectionLimits, limitedConfig } from './limits.ts';
import { requestOutage } from './outage-watch.ts';
import { enterScope, isInScope } from './row-security/enter-scope.ts';
import { hasRowSecurity } from './row-security/scope.ts';

type Connected = Parameters<Parameters<pg.Pool['connect']>[0]>;
type Query = (...args: unknown[]) => Promise<unknown>;
/**
 * `name`: of its kind, in the metrics. `min`: connections that stay open while nothing is asked;
 * others close after ten seconds.
 */
type PoolOptions = {
  name: string;
  databaseUrl: string;
  limits: ConnectionLimits;
  max: number;
  min?: number;
  applicationName?: string;
};

// Each bundle of Next loads this module once: a pool chosen by one of them counts for all.
const shared = globalThis as { clubChosenPool?: AsyncLocalStorage<pg.Pool> };

function chosen(): AsyncLocalStorage<pg.Pool> {
  shared.clubChosenPool ??= new AsyncLocalStorage();
  return shared.clubChosenPool;
}

/** Has every statement of the work run on connections of this pool, whatever pool it asks. */
export function onPool<Value>(pool: pg.Pool, work: () => Value): Value {
  return chosen().run(pool, work);
}

/**
 * A pool under time limits, whose failures are noted for the HTTP request that met them. It waits
 * for a database that is away, accepts no standby, and repeats a statement that only reads when its
 * connection is lost.
 */
export class LimitedPool extends pg.Pool {
  readonly #connections = new Set<LimitedClient>();
  readonly #unlist: () => void;
  #closed = false;

  constructor({ name, databaseUrl, limits, max, min = 0, applicationName }: PoolOptions) {
    super({
      connectionString: databaseUrl,
      max,
      min,
      Client: LimitedClient as unknown as pg.PoolConfig['Client'],
      onConnect: (client) => requirePrimary(client as LimitedClient),
      ...limitedConfig(limits),
      ...(applicationName && { application_name: applicationName }),
    });
    this.#unlist = listPool(name, this);
    const query = this.query.bind(this) as Query;
    this.query = ((...args: unknown[]) => this.#send(query, args)) as typeof this.query;
    // A connection that dies, idle or at work, is replaced by the pool; without a listener its
    // error would end the process.
    this.on('error', (error) => this.#noteLoss(error));
    this.on('connect', (client) => {
      client.on('error', (error) => this.#noteLoss(error));
      this.#connections.add(client as unknown as LimitedClient);
      if (this.#closed) (client as unknown as LimitedClient).hangUp();
    });
    this.on('remove', (client) => this.#connections.delete(client as unknown as LimitedClient));
  }

  #send(query: Query, args: unknown[]): Promise<unknown> {
    if (typeof args.at(-1) === 'function') return query(...args);
    return isRead(args[0]) ? repeatRead(() => query(...args)) : this.change(() => query(...args));
  }

  /** Runs what may have to wait for a standby. */
  change<Value>(write: () => Promise<Value>): Promise<Value> {
    return write();
  }

  override end(): Promise<void> {
    this.#unlist();
    return super.end();
  }

  /** Ends every connection at once, also those that are at work. */
  closeNow(): void {
    this.#closed = true;
    void this.end().catch(() => undefined);
    for (const connection of this.#connections) connection.hangUp();
  }

  #noteLoss(error: Error): void {
    if (!this.#closed) log.warn({ error: error.message }, 'a database connection was lost');
  }

  /**
   * Has `pg-pool` take an idle connection that is in the current scope: it takes the one that was
   * released last, which would have to change its settings first.
   */
  #preferScope(): void {
    const { _idle: idle } = this as unknown as { _idle: { client: LimitedClient }[] };
    const place = hasRowSecurity() ? idle.findLastIndex(({ client }) => isInScope(client)) : -1;
    if (place >= 0) idle.push(...idle.splice(place, 1));
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (...connected: Connected) => void): void;
  override connect(callback?: (...connected: Connected) => void): Promise<pg.PoolClient> | undefined {
    const pool = this.route();
    if (pool !== this && !callback) return pool.connect();
    if (pool !== this && callback) return void pool.connect(callback);
    const connecting = retryConnecting(
      async () => {
        this.#preferScope();
        const client = await super.connect();
        const entering = enterScope(client as unknown as LimitedClient);
        await entering.catch((error: Error) => {
          client.release(error);
          throw error;
        });
        return client;
      },
      () => this.ending,
    );
    if (!callback) return connecting;
    // The pool calls back from the work that gave the connection back.
    const inContext = AsyncLocalStorage.bind(callback);
    connecting.then(
      (client) => inContext(undefined, client, client.release),
      (error) => inContext(error, undefined, () => undefined),
    );
    return undefined;
  }

  /** The pool whose connections are given out. */
  protected route(): pg.Pool {
    return this;
  }
}

/** Milliseconds that a change of a long request waits at least for its place. */
const minLaneWaitMs = 5_000;
/** Connections that are kept for reading, of those that serve requests. */
const reservedForReads = 4;

/**
 * The pool of the whole product. It returns connections of the pool that `onPool` chose; within an
 * HTTP request, those of a pool with short limits; otherwise its own. Changes that requests make
 * leave some connections to those that only read: every change waits while a standby is lost.
 */
export class RoutedPool extends LimitedPool {
  readonly #ofRequests: LimitedPool;
  readonly #changes: Lane;
  readonly #unlistChanges: () => void;

  constructor(own: PoolOptions, ofRequests: PoolOptions) {
    super(own);
    this.#ofRequests = new LimitedPool(ofRequests);
    this.#changes = new Lane(ofRequests.max - reservedForReads);
    this.#unlistChanges = listPool('changes', this.#changes);
  }

  override async change<Value>(write: () => Promise<Value>): Promise<Value> {
    const leave = await this.enterChanges();
    return write().finally(leave);
  }

  /**
   * Waits for a place among the changes, where there are too many.
   * @returns a function that gives it back
   */
  async enterChanges(): Promise<() => void> {
    const outage = requestOutage();
    if (!outage || chosen().getStore()) return () => undefined;
    return this.#changes.enter(Math.max(minLaneWaitMs, outage.waitUntil - performance.now()));
  }

  protected override route(): pg.Pool {
    return chosen().getStore() ?? (requestOutage() ? this.#ofRequests : this);
  }

  override async end(): Promise<void> {
    this.#unlistChanges();
    await Promise.all([super.end(), this.#ofRequests.end()]);
  }
}
