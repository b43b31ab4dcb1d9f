import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { log } from '#lib/log/log.ts';
import { LimitedClient } from './limited-client.ts';
import { type ConnectionLimits, limitedConfig } from './limits.ts';
import { noteAttempt, requestOutage } from './outage-watch.ts';

type Connected = Parameters<Parameters<pg.Pool['connect']>[0]>;
type PoolOptions = { databaseUrl: string; limits: ConnectionLimits; max: number; applicationName?: string };

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

/** A pool under time limits, whose failures are noted for the HTTP request that met them. */
export class LimitedPool extends pg.Pool {
  readonly #connections = new Set<LimitedClient>();
  #closed = false;

  constructor({ databaseUrl, limits, max, applicationName }: PoolOptions) {
    const config = { connectionString: databaseUrl, max, Client: LimitedClient, ...limitedConfig(limits) };
    super({ ...config, ...(applicationName && { application_name: applicationName }) } as pg.PoolConfig);
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

  /** Ends every connection at once, also those that are at work. */
  closeNow(): void {
    this.#closed = true;
    void this.end().catch(() => undefined);
    for (const connection of this.#connections) connection.hangUp();
  }

  #noteLoss(error: Error): void {
    if (!this.#closed) log.warn({ error: error.message }, 'a database connection was lost');
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: (...connected: Connected) => void): void;
  override connect(callback?: (...connected: Connected) => void): Promise<pg.PoolClient> | undefined {
    const pool = this.route();
    if (pool !== this && !callback) return pool.connect();
    if (pool !== this && callback) return void pool.connect(callback);
    const outage = requestOutage();
    if (!callback) {
      const connecting = super.connect();
      connecting.catch((error) => noteAttempt(outage, error));
      return connecting;
    }
    // The pool calls back from the work that gave the connection back.
    const inContext = AsyncLocalStorage.bind(callback);
    super.connect((error, client, done) => {
      if (error) noteAttempt(outage, error);
      inContext(error, client, done);
    });
    return undefined;
  }

  /** The pool whose connections are given out. */
  protected route(): pg.Pool {
    return this;
  }
}

/**
 * The pool of the whole product. It returns connections of the pool that `onPool` chose; within an
 * HTTP request, those of a pool with short limits; otherwise its own.
 */
export class RoutedPool extends LimitedPool {
  readonly #ofRequests: LimitedPool;

  constructor(own: PoolOptions, ofRequests: PoolOptions) {
    super(own);
    this.#ofRequests = new LimitedPool(ofRequests);
  }

  protected override route(): pg.Pool {
    return chosen().getStore() ?? (requestOutage() ? this.#ofRequests : this);
  }

  override async end(): Promise<void> {
    await Promise.all([super.end(), this.#ofRequests.end()]);
  }
}
