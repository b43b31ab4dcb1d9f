import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { embeddedAddress } from './embedded-address.ts';

const demonstration = z.object({
  url: z.url(),
  staff: z.array(z.object({ email: z.string(), password: z.string(), role: z.string(), structure: z.string() })),
  erp: z.object({ secret: z.string(), url: z.url() }),
});
type RunningDemo = z.output<typeof demonstration>;

/**
 * Reads what `npm run demo` wrote about itself.
 * @throws Refusal when there was none in DATA_DIR
 */
export async function readRunningDemo(): Promise<RunningDemo> {
  const kept = await readFile(path.join(folder(), 'demo.json'), 'utf8').catch(() => {
    throw new Refusal(`There is no demonstration in ${folder()}: start it with npm run demo.`);
  });
  return demonstration.parse(JSON.parse(kept));
}

/**
 * Lets this process use the database of the running demonstration.
 * @returns a secret for a purpose, the same each time
 */
export async function connectDemoDatabase(): Promise<(purpose: string) => Buffer> {
  process.env.DATABASE_URL ||= await embeddedAddress(path.resolve(folder())).catch(() => {
    throw new Refusal(`No demonstration runs in ${folder()}: start it with npm run demo.`);
  });
  process.env.AUTH_SECRET ||= (await readFile(path.join(folder(), 'auth-secret'), 'utf8')).trim();
  const key = process.env.AUTH_SECRET;
  return (purpose) => createHmac('sha256', key).update(purpose).digest();
}

function folder(): string {
  return process.env.DATA_DIR || '.data/demo';
}
