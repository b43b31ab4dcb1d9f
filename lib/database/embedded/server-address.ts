/** Where an embedded server is reached. */
export type ServerAddress = { port: number; password: string };

/** The address of one of its databases, for `pg`, Prisma and DATABASE_URL. */
export function databaseUrl({ port, password }: ServerAddress, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}
