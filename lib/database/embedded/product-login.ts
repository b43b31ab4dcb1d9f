import pg from 'pg';
import { productRole } from '../row-security/names.ts';

/**
 * Gives the product a role of its own at its embedded server, which may do nothing yet.
 * @param ownerUrl of the server's superuser
 * @returns the same address with that role
 */
export async function productLogin(ownerUrl: string, password: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [productRole]);
    const attributes = `login nosuperuser nobypassrls password ${pg.escapeLiteral(password)}`;
    await client.query(`${rowCount ? 'alter' : 'create'} role ${productRole} ${attributes}`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = productRole;
  url.password = password;
  return url.href;
}
