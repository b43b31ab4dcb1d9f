import { log } from '#lib/log/log.ts';
import { Refusal } from '#lib/refusal.ts';
import { LimitedClient } from '../limited-client.ts';
import { limitedConfig, migrationLimits } from '../limits.ts';
import { migrationPatience, retryOnLockTimeout } from '../retry-on-lock-timeout.ts';
import { sqlState } from '../sql-state.ts';
import { missingLeakproof, missingRoles, missingRules } from './missing-statements.ts';

/**
 * Any constant will do, as long as every starter of this product uses the same: 'rows' in ASCII.
 */
const rowSecurityLock = 0x72_6f_77_73;

/**
 * Has PostgreSQL show each connection of the product the rows of one structure at a time: row-level
 * security on every table of a structure, the rights of the product's role, and a second role for
 * work that serves every structure. Does only what is missing, so that a start while others serve
 * takes no lock.
 * @param ownerUrl of the role that owns the tables, after the migrations
 * @param role that the product logs in with; it exists
 * Functions that only a superuser can mark are named in the log.
 * @throws Refusal when the owner may not do what is missing, or the policies would not bind `role`
 */
export async function enforceRowSecurity(ownerUrl: string, role: string): Promise<void> {
  const limits = { ...migrationLimits, lock: migrationPatience.timeoutMs };
  const client = new LimitedClient({ connectionString: ownerUrl, ...limitedConfig(limits) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // The others that start now are waited for as long as they take, tables are not.
    await client.query(
      `set lock_timeout = 0; select pg_advisory_lock(${rowSecurityLock}); set lock_timeout = ${limits.lock}`,
    );
    await refuseUnbound(client, role);
    await runMissing(client, missingRoles, [role]);
    await runMissing(client, missingRules, [role]);
    const { rows } = await client.query<{ super: boolean }>(
      'select rolsuper as super from pg_roles where rolname = current_user',
    );
    if (rows[0]?.super) await runMissing(client, missingLeakproof, []);
    else await tellMissing(client);
  } catch (error) {
    if (sqlState(error) !== insufficientPrivilege) throw error;
    throw new Refusal(
      `The role of DATABASE_OWNER_URL may not set up row-level security (${(error as Error).message}): a superuser has to, once (docs/deploy.md).`,
    );
  } finally {
    await client.end();
  }
}

/** Says at each start which statements a superuser has to run: an update may need new ones. */
async function tellMissing(client: LimitedClient): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(missingLeakproof);
  if (rows.length === 0) return;
  const statements = rows.map(({ statement }) => statement);
  log.warn({ statements }, 'searches read all clients of their club until a superuser has run these statements');
}

const insufficientPrivilege = '42501';

async function runMissing(client: LimitedClient, query: string, values: unknown[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(query, values);
  for (const { statement } of rows) await retryOnLockTimeout(migrationPatience, () => client.query(statement));
}

/** @throws Refusal for a role that policies do not bind */
async function refuseUnbound(client: LimitedClient, role: string): Promise<void> {
  const { rows } = await client.query<{ bypasses: boolean; owns: boolean }>(
    `select r.rolsuper or r.rolbypassrls as bypasses, exists (
       select from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owns
     from pg_roles r where r.rolname = $1`,
    [role],
  );
  const [found] = rows;
  if (found && !found.bypasses && !found.owns) return;
  throw new Refusal(
    `The role "${role}" of DATABASE_URL ${found?.bypasses ? 'bypasses row-level security' : found ? 'owns the tables' : 'does not exist'}: with DATABASE_OWNER_URL, the product needs a role without rights of its own (docs/deploy.md).`,
  );
}
