import { sqlState } from './sql-state.ts';

/** Whether PostgreSQL refused a write because a unique index already holds that value. */
export function isUniqueViolation(error: unknown): boolean {
  return sqlState(error) === '23505';
}
