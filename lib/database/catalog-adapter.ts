import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { limitedConfig, migrationLimits } from './limits.ts';
import { isLockTimeout, type LockPatience, retryOnLockTimeout } from './retry-on-lock-timeout.ts';

const internalChar = 18;
const text = 25;

/**
 * PrismaPg does not know PostgreSQL's one-byte "char", which the catalogue is full of: it is read
 * as text instead.
 */
class CatalogClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const { connection } = this as unknown as { connection: NodeJS.EventEmitter };
    connection.prependListener('rowDescription', ({ fields }: { fields: { dataTypeID: number }[] }) => {
      for (const field of fields) if (field.dataTypeID === internalChar) field.dataTypeID = text;
    });
  }
}

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * Corrects PrismaPg for the migration engine. It splits scripts at every semicolon, also inside
 * function bodies, so scripts are sent whole; and at constraints of type "c" (CHECK) and, since
 * PostgreSQL 18, "n" (NOT NULL) the engine panics: neither is in a Prisma schema.
 * @param run sends a script, maybe several times
 */
function mended(adapter: Adapter, run: (send: () => Promise<unknown>) => Promise<unknown>): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = (query) =>
    queryRaw({
      ...query,
      sql: query.sql.replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n', 'c')"),
    });
  adapter.executeScript = async (script) => {
    await run(() => (adapter.underlyingDriver() as pg.Pool).query(script));
  };
  return adapter;
}

/**
 * PrismaPg as the migration engine needs it: it reads the catalogue, runs scripts that hold
 * functions, and cleans up.
 */
export class CatalogAdapterFactory extends PrismaPg {
  readonly #connection: pg.PoolConfig;
  readonly #open = new Set<Adapter>();
  readonly #patience: LockPatience;
  /** Whether a script was given up because of a lock that was not free. */
  hasLockTimedOut = false;

  constructor(databaseUrl: string, patience: LockPatience) {
    const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: databaseUrl });
    const connection = {
      host,
      port,
      user,
      password,
      database,
      ssl,
      max: 1,
      Client: CatalogClient,
      ...limitedConfig({ ...migrationLimits, lock: patience.timeoutMs }),
    } as pg.PoolConfig;
    super(connection);
    this.#patience = patience;
    this.#connection = connection;
  }

  readonly #run = async (send: () => Promise<unknown>) => {
    try {
      await retryOnLockTimeout(this.#patience, send);
    } catch (error) {
      this.hasLockTimedOut ||= isLockTimeout(error);
      throw error;
    }
  };

  override async connect() {
    const adapter = mended(await super.connect(), this.#run);
    const leave = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      if (this.#open.delete(adapter)) await leave();
    };
    this.#open.add(adapter);
    return adapter;
  }

  /** Closes the connections, which the engine never does: dropping it only frees its memory. */
  async close(): Promise<void> {
    await Promise.all([...this.#open].map((adapter) => adapter.dispose()));
  }

  /**
   * PrismaPg drops its shadow database while it is still connected to it, which PostgreSQL refuses.
   */
  override async connectToShadowDb() {
    const database = `migration_shadow_${crypto.randomUUID()}`;
    const main = await this.connect();
    await main.executeScript(`create database "${database}"`);
    const shadow = mended(await new PrismaPg({ ...this.#connection, database }).connect(), this.#run);
    const leave = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await leave();
      await main.executeScript(`drop database "${database}"`);
      await main.dispose();
    };
    return shadow;
  }
}
