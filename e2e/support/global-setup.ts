import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from '#lib/commands/product.ts';
import { prepareChromium } from './chromium.ts';
import { webhookSecret } from './mail.ts';

/**
 * Once per run: the product as its users start it, with its own database. Where E2E_URL,
 * DATABASE_URL and AUTH_SECRET are set, one that runs already. The test processes inherit them.
 */
export default async function setUp(): Promise<() => Promise<void>> {
  await prepareChromium();
  if (process.env.E2E_URL && process.env.DATABASE_URL && process.env.AUTH_SECRET) return async () => undefined;
  const folder = await mkdtemp(path.join(tmpdir(), 'club-e2e-'));
  Object.assign(process.env, {
    RESEND_WEBHOOK_SECRET: webhookSecret,
    AUTH_SECRET: 'a secret that the tests and the server share',
    // The fake API of an ERP runs on this machine.
    ERP_ALLOW_PRIVATE_HOSTS: '1',
  });
  const product = await startProduct(folder);
  process.env.E2E_URL = product.url;
  process.env.DATABASE_URL = product.databaseUrl;
  return async () => {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
