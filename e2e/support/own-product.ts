import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { startProduct } from '#lib/commands/product.ts';
import { disconnect } from '#lib/database/connection.ts';
import { copyPreparedData } from './prepared-data.ts';
import { sharedSecret } from './shared-secret.ts';

/**
 * A running product with data of its own, which the verbs of the test's own process use as well.
 */
export type OwnProduct = {
  readonly url: string;
  readonly databaseUrl: string;
  /** Absolute path of its data folder. */
  readonly folder: string;
  /** Of the launcher. */
  readonly pid: number;
  /** The most memory that the server ever took, in MB. */
  peakMemory(): Promise<number>;
  /** Milliseconds that a processor has worked for the server's main thread so far. */
  mainThreadTime(): Promise<number>;
  /** As a power cut does. */
  kill(): Promise<void>;
  /** Starts it again on its data, after a power cut. */
  restart(): Promise<void>;
  /** Ends it and takes its data away. */
  close(): Promise<void>;
};

/** Runs the built product for the trials of one file. */
export async function openProduct(env: Record<string, string> = {}): Promise<OwnProduct> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-trial-'));
  // The server and the verbs of this process derive the same secrets of mails.
  process.env.AUTH_SECRET = sharedSecret;
  await copyPreparedData(inject('preparedData'), folder);
  let product = await start();
  async function start() {
    const started = await startProduct(folder, env);
    await disconnect();
    process.env.DATABASE_URL = started.databaseUrl;
    return started;
  }
  return {
    get url() {
      return product.url;
    },
    get databaseUrl() {
      return product.databaseUrl;
    },
    folder,
    get pid() {
      return product.pid;
    },
    peakMemory: () => product.peakMemory(),
    mainThreadTime: () => product.mainThreadTime(),
    kill: () => product.kill(),
    async restart() {
      product = await start();
    },
    async close() {
      await disconnect();
      await product.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
