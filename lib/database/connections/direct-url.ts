/**
 * The address for work that needs a session of its own: migrations, listening, locks that outlive a
 * transaction, and jobs. A pooler in transaction mode gives each transaction another session.
 */
export function directUrl(): string {
  return process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || '';
}

/**
 * Whether all other work goes through a pooler, which may give each transaction another session.
 */
export function isPooled(): boolean {
  return directUrl() !== (process.env.DATABASE_URL ?? '');
}
