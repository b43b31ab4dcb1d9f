import pg from 'pg';
import { Prisma } from './generated/client.ts';

/** Returns the SQLSTATE code of an error of Prisma or of `pg`; null for any other error. */
export function sqlState(error: unknown): string | null {
  if (error instanceof pg.DatabaseError) return error.code ?? null;
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  if (error.code === 'P2002') return '23505';
  if (error.code === 'P2003') return '23503';
  if (error.code === 'P2034') return '40P01';
  const cause = (error.meta as { driverAdapterError?: { cause?: { originalCode?: string } } } | undefined)
    ?.driverAdapterError?.cause;
  return cause?.originalCode ?? null;
}
