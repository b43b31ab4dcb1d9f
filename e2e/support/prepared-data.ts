import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { startProduct } from '#lib/commands/product.ts';
import { sharedSecret } from './shared-secret.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a product that was started once, and ended: see `copyPreparedData`. */
    preparedData: string;
  }
}

/** Once per run of the `durability` project: the first start of a product, which takes longest. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-prepared-'));
  const product = await startProduct(folder, { AUTH_SECRET: sharedSecret });
  await product.stop();
  project.provide('preparedData', folder);
  return () => rm(folder, { recursive: true, force: true });
}

/**
 * Makes a data folder a copy of the prepared one, with its owners and permissions. The copy opens
 * with `sharedSecret` alone.
 */
export async function copyPreparedData(prepared: string, folder: string): Promise<void> {
  await promisify(execFile)('cp', ['-Rp', `${prepared}/.`, folder]);
}
