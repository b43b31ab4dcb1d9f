import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asProved } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { startProduct } from '#lib/commands/product.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { disconnect } from '#lib/database/connection.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { openStructure } from '#lib/structures/open-structure.ts';

/** A running product with one structure, and a signed-in staff member. */
export type Stand = {
  url: string;
  slug: string;
  staff: Staff;
  cookie: string;
  /** The server's peak memory, in MB. */
  peakMemory(): Promise<number>;
  /** What it takes now, in MB. */
  residentMemory(): Promise<number>;
};

const password = 'une phrase assez longue';

/**
 * Builds and starts the product with the floors in it, on an empty database with its durable
 * settings and one web process; removes everything afterwards.
 * @param env more variables of the product
 */
export async function atStand<Value>(
  bench: (stand: Stand) => Promise<Value>,
  env: Record<string, string> = {},
): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-bench-'));
  // The benchmark and the server share the secret, so that one can open what the other seals.
  process.env.AUTH_SECRET ||= 'a secret that bench and server share';
  const product = await startProduct(folder, {
    NEXT_DIST_DIR: '.next-bench',
    CLUB_BENCH: '1',
    WEB_PROCESSES: '1',
    ...env,
  });
  try {
    process.env.DATABASE_URL = product.databaseUrl;
    return await bench(await openClub(product, 'nadia@bench.example'));
  } finally {
    await disconnect();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Opens another structure of the same product, with a signed-in staff member. */
export async function openClub(
  at: Pick<Stand, 'url' | 'peakMemory' | 'residentMemory'>,
  email: string,
): Promise<Stand> {
  const opened = await openStructure({ name: 'Club d’essai', owner: { name: 'Nadia Benali', email, password } });
  if (!opened.ok) throw new Error(`not opened: ${opened.problem.code}`);
  const { slug, ownerId } = opened.value;
  const staff = await staffOf(ownerId, slug);
  if (!staff) throw new Error('the owner is not in the team');
  const cookie = await signInOverHttp(at.url, { email: staff.email, password });
  const { url, peakMemory, residentMemory } = at;
  return { url, peakMemory, residentMemory, slug, staff: asProved(staff), cookie };
}
