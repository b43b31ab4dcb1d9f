import { Prisma } from './generated/client.ts';

/**
 * Whether PostgreSQL refused a write because a unique index already holds that value (SQLSTATE
 * 23505, Prisma P2002).
 */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
