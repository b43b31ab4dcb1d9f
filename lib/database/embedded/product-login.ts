import pg from 'pg';
import { productRole } from '../row-security/names.ts';

/**
 * Gives a product a role of its own, which may do nothing yet.
 * @param ownerUrl of the server's superuser
 * @returns the same address with that role
 */
export async function productLogin(ownerUrl: string, password: string, role = productRole): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
    const attributes = `login nosuperuser nobypassrls password ${pg.escapeLiteral(password)}`;
    await client.query(`${rowCount ? 'alter' : 'create'} role ${pg.escapeIdentifier(role)} ${attributes}`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  return url.href;
}
