import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server tests run on, and the migrated database that each test file gets a copy of. */
    testServer: { url: string; template: string };
  }
}

/** Once per run of the `database` project: a server, and on it one migrated database to copy from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:54999/postgres';
  const template = `club_template_${crypto.randomUUID()}`;
  await run(url, `create database "${template}"`);
  await migrate(databaseOn(url, template));
  // PostgreSQL refuses to copy a database that someone is connected to.
  await run(url, `alter database "${template}" with is_template true allow_connections false`);
  project.provide('testServer', { url, template });
  return async () => {
    await run(url, `alter database "${template}" with is_template false`);
    await run(url, `drop database "${template}"`);
  };
}

/** The address of another database on the same server. */
export function databaseOn(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** One statement on a connection of its own: what creates and drops databases runs outside every transaction. */
export async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
