import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProduct } from '#lib/commands/product.ts';
import { productLogin } from '#lib/database/embedded/product-login.ts';

const mutation = fileURLToPath(import.meta.resolve('./forget-structures.ts'));
/** A role of its own, beside that of the product which shares the database. */
const role = 'club_forgetful_product';
const password = 'a password of the tests';

/**
 * Runs work with a second product on the database of the tests, none of whose statements has a
 * condition on the structure.
 * @param secured whether row-level security holds it to one structure at a time
 * @returns what the work returns
 */
export async function withForgetfulProduct<Value>(
  secured: boolean,
  work: (url: string) => Promise<Value>,
): Promise<Value> {
  const ownerUrl = process.env.DATABASE_URL as string;
  const folder = await mkdtemp(path.join(tmpdir(), 'club-forgetful-'));
  const product = await startProduct(folder, {
    ...(secured
      ? { DATABASE_URL: await productLogin(ownerUrl, password, role), DATABASE_OWNER_URL: ownerUrl }
      : { DATABASE_URL: ownerUrl }),
    NODE_OPTIONS: `--import=${mutation}`,
    // Jobs serve every structure: without conditions they would change the data of other tests.
    JOBS: 'off',
  });
  try {
    return await work(product.url);
  } finally {
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
