import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import audit, { desktopConfig } from 'lighthouse';
import { openClub } from '#e2e/bench/stand.ts';
import { chromiumArguments, chromiumEnvironment, chromiumPath, prepareChromium } from '#e2e/support/chromium.ts';
import { fullPages } from '#e2e/support/full-pages.ts';
import { startProduct } from '#lib/commands/product.ts';
import { runCommand } from '#lib/commands/run-command.ts';
import { disconnect } from '#lib/database/connection.ts';
import { Refusal } from '#lib/refusal.ts';
import { type Audited, head, missed, row } from './report.ts';

type Visit = { page: string; url: string; cookie: string };

/**
 * Audits pages of the built product, as a phone and as a desktop computer loads them, and prints a
 * table. Fails when a goal is missed. The scores of performance want an otherwise idle machine.
 */
await runCommand(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-lighthouse-'));
  process.env.AUTH_SECRET ||= 'a secret that the audit and the server share';
  const product = await startProduct(folder);
  try {
    process.env.DATABASE_URL = product.databaseUrl;
    const visits = await prepareVisits(product);
    const audited = await withBrowser(async (port) => {
      const results: Audited[] = [];
      for (const visit of visits)
        for (const device of ['phone', 'desktop'] as const) results.push(await auditPage(visit, device, port));
      return results;
    });
    print([...head(), ...audited.map(row)]);
    const misses = audited.flatMap(missed);
    if (misses.length > 0) throw new Refusal(`Goals missed:\n${misses.join('\n')}`);
  } finally {
    await disconnect();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Signing in, and three full pages of a club. */
async function prepareVisits(product: Parameters<typeof openClub>[0]): Promise<Visit[]> {
  const club = await openClub(product, 'nadia@lighthouse.example');
  const other = await openClub(product, 'thomas@lighthouse.example');
  const paths = await fullPages(club.staff, other.staff);
  const at = (page: string, where: string, cookie: string) => ({
    page,
    url: new URL(where, product.url).href,
    cookie,
  });
  return [
    at('sign-in', '/sign-in', ''),
    ...(['list', 'client', 'plan'] as const).map((page) => at(page, paths[page], club.cookie)),
  ];
}

async function withBrowser<Value>(work: (port: number) => Promise<Value>): Promise<Value> {
  await prepareChromium();
  const port = await freePort();
  const browser = await chromium.launch({
    args: [...chromiumArguments, `--remote-debugging-port=${port}`],
    env: { ...process.env, ...chromiumEnvironment } as Record<string, string>,
    ...(chromiumPath && { executablePath: chromiumPath }),
  });
  try {
    return await work(port);
  } finally {
    await browser.close();
  }
}

async function auditPage({ page, url, cookie }: Visit, device: Audited['device'], port: number): Promise<Audited> {
  const extraHeaders = { 'accept-language': 'fr', ...(cookie && { cookie }) };
  const flags = { port, output: 'json', logLevel: 'error', extraHeaders } as const;
  const categories = ['performance', 'accessibility', 'best-practices'];
  const config = device === 'desktop' ? desktopConfig : { extends: 'lighthouse:default' };
  const result = await audit(url, flags, { ...config, settings: { ...config.settings, onlyCategories: categories } });
  if (!result) throw new Error(`${url}: not audited`);
  return { page, device, result: result.lhr };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function print(lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
