import { disconnect } from '#lib/database/connection.ts';
import { migrate } from '#lib/database/migrate.ts';
import { appUrl, type Env, readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { serverEnvironment } from '../launch.ts';
import { launchDatabase, openToProduct } from '../launch-database.ts';
import { openMainKey } from '../open-main-key.ts';
import { runCommand } from '../run-command.ts';
import { ready } from './launch-child.ts';
import { forkJobs } from './launch-jobs.ts';
import { stopProcess } from './stop-process.ts';

await runCommand(() => runWorker(readEnv()));

/**
 * Runs the jobs in a process of their own, without pages, until it is asked to stop. Jobs that are
 * cut short then are resumed by any other worker.
 */
async function runWorker(env: Env): Promise<void> {
  if (!env.DATABASE_URL)
    throw new Refusal('`npm run worker` needs DATABASE_URL: the database of `npm start` runs its own jobs.');
  if (!env.APP_URL) throw new Refusal('`npm run worker` needs APP_URL: the mails that it sends lead there.');
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(''));
  });
  const database = await launchDatabase(env);
  await migrate(database.directUrl);
  await openToProduct(database);
  const authSecret = await openMainKey(database.url, database.authSecret, env);
  await disconnect();
  const child = forkJobs(serverEnvironment({ url: appUrl(env), authSecret }, database.product, false));
  child.on('message', (message) => {
    if (message === ready) process.stdout.write('Running jobs.\n');
  });
  const gone = new Promise<string>((resolve) => child.once('exit', () => resolve('The worker has ended by itself.')));
  const reason = await Promise.race([gone, asked]);
  await stopProcess(child);
  if (reason) throw new Refusal(reason);
}
