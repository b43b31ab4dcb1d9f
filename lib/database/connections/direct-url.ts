/**
 * The address for work that needs a session of its own: migrations, listening, locks that outlive a
 * transaction, and jobs. A pooler in transaction mode gives each transaction another session.
 */
export function directUrl(): string {
  return process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || '';
}
