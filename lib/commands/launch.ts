import { setTimeout as pause } from 'node:timers/promises';
import { disconnect } from '#lib/database/connection.ts';
import { freePort } from '#lib/database/embedded/free-port.ts';
import { migrate } from '#lib/database/migrate.ts';
import { appUrl, type Env } from '#lib/env.ts';
import { demoMailboxKey } from '#lib/mail/delivery/demo-mailbox.ts';
import { Refusal } from '#lib/refusal.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { ensureBuilt } from './launch-build.ts';
import { launchDatabase, openToProduct, type ProductAddress } from './launch-database.ts';
import { openMainKey } from './open-main-key.ts';
import { answering, launchServer } from './processes/launch-server.ts';
import { oneProcess, processesOf } from './processes/processes-of.ts';
import { stopSignal } from './processes/stop-signal.ts';

type Launch = {
  mode: 'start' | 'dev';
  env: Env;
  /**
   * Shows the codes and links of mails in the outbox: the demonstration only, and only on a
   * database of its own.
   */
  demoMailbox?: true;
  /** Before the server starts, on the migrated database. */
  prepare?: (run: Run) => Promise<void>;
  /** Prints the greeting once the server answers. */
  greet: (run: Run) => Promise<void>;
};
/**
 * What the rest of a start needs to know. `url`: where people reach it. `authSecret`: the main key
 * of this database.
 */
export type Run = { url: string; authSecret: string; say: (line: string) => void };

const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * Everything from nothing to a page: database, build, migrations, server. Returns when it was asked
 * to stop and all is stopped.
 * @throws Refusal with a sentence for the operator, also when something that was running is lost.
 */
export async function launch({ mode, env, demoMailbox, prepare, greet }: Launch): Promise<void> {
  const { stop, onHangUp } = stopSignal();
  const asked = aborted(stop);
  const processes = processesOf(env);
  const database = await launchDatabase(env);
  try {
    const port = await patientPort(env);
    process.env.DATABASE_URL = database.url;
    process.env.DATABASE_DIRECT_URL = database.directUrl;
    if (mode === 'start') await ensureBuilt(process.env.NEXT_DIST_DIR ?? '.next', say, stop);
    if (stop.aborted) return;
    await migrate(database.directUrl);
    await openToProduct(database);
    const mainKey = await openMainKey(database.url, database.authSecret, env);
    const run = { url: appUrl({ ...env, PORT: port }), authSecret: mainKey, say };
    await prepare?.(run);
    const address = { host: env.HOST, port };
    const serverEnv = serverEnvironment(run, database.product, demoMailbox === true && database.ours);
    const server = launchServer(mode, address, serverEnv, mode === 'start' ? processes : oneProcess);
    onHangUp(server.restart);
    const lost = Promise.race([server.gone, database.failed.then((error) => error.message)]);
    try {
      await Promise.race([answering(address).then(() => greet(run)), lost, asked]);
      await disconnect();
      const reason = await Promise.race([lost, asked]);
      if (typeof reason === 'string') throw new Refusal(reason);
    } finally {
      await server.stop(stop.reason === 'SIGTERM' ? env.DRAIN_SECONDS * 1_000 : 0);
    }
  } finally {
    await disconnect();
    await database.stop();
  }
}

/**
 * Environment variables that the launcher sets for the server; they override those of its own
 * environment.
 */
export function serverEnvironment(
  { url, authSecret }: Omit<Run, 'say'>,
  database: ProductAddress,
  demoMailbox: boolean,
): Record<string, string> {
  return {
    DATABASE_URL: database.url,
    DATABASE_DIRECT_URL: database.directUrl,
    DATABASE_ROW_SECURITY: database.rowSecurity ? 'on' : '',
    // The server has no business with the owner's rights.
    DATABASE_OWNER_URL: '',
    APP_URL: url,
    AUTH_SECRET: authSecret,
    // Only the launcher opens the main key.
    AUTH_SECRET_PREVIOUS: '',
    NEXTAUTH_SECRET: authSecret,
    NEXTAUTH_URL: url,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: purposeKey('server actions', authSecret).toString('base64'),
    DEMO_MAILBOX: demoMailbox ? demoMailboxKey(authSecret) : '',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The port to listen on; one that a killed predecessor is just leaving is waited for. */
async function patientPort({ HOST, PORT }: Env): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await freePort(HOST, PORT);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE')
        throw new Refusal(`This system does not let us listen on ${HOST}, port ${PORT} (${code}).`);
      if (attempt === 20) throw new Refusal(`Port ${PORT} is in use: stop what listens there, or set another PORT.`);
      await pause(100);
    }
  }
}
