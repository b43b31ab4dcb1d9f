import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Club, openClub } from '#e2e/support/club.ts';
import { fullPages } from '#e2e/support/full-pages.ts';
import { startProduct } from '#lib/commands/product.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { disconnect } from '#lib/database/connection.ts';

const metricsToken = 'the-token-of-the-scan-trial';
const metric = /^club_http_requests_total\{.*status="([^"]*)"\} (\d+)$/gm;

export type ScannedProduct = {
  url: string;
  club: Club;
  /** The paths of pages that have more to show than fits on them. */
  pages: Awaited<ReturnType<typeof fullPages>>;
  importId: string;
  /** The `Cookie` header of the club's owner. */
  cookie: string;
  /** How many requests were answered with each class of status so far, such as `2xx`. */
  answers(): Promise<Record<string, number>>;
  close(): Promise<void>;
};

/**
 * Starts the built product with a filled club whose owner is signed in. It trusts one proxy, so
 * that a scanner may say for each request from where it comes: limits count by that address, and a
 * scanner that is refused tries nothing.
 */
export async function startScannedProduct(): Promise<ScannedProduct> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-scan-'));
  process.env.AUTH_SECRET = 'a secret that the trial and its server share';
  const product = await startProduct(folder, { TRUSTED_PROXIES: '1', METRICS_TOKEN: metricsToken });
  process.env.DATABASE_URL = product.databaseUrl;
  const close = async () => {
    await disconnect();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [club, withErp] = [await openClub(), await openClub()];
    const pages = await fullPages(club.owner, withErp.owner);
    const importId = await club.addImport();
    const cookie = await signInOverHttp(product.url, club.owner);
    const answers = async () => {
      const headers = { authorization: `Bearer ${metricsToken}` };
      const answer = await fetch(`${product.url}/api/metrics`, { headers });
      const text = await answer.text();
      const sums: Record<string, number> = {};
      for (const [, kind = '', count] of text.matchAll(metric)) sums[kind] = (sums[kind] ?? 0) + Number(count);
      if (!sums['2xx']) throw new Error(`the metrics count no request (${answer.status}):\n${text.slice(0, 500)}`);
      return sums;
    };
    return { url: product.url, club, pages, importId, cookie, answers, close };
  } catch (error) {
    await close();
    throw error;
  }
}
