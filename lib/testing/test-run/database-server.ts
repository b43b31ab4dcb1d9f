import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { migrate } from '#lib/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of the tests, and the migrated database of which each test file gets a copy. */
    testServer: { url: string; template: string };
  }
}

/**
 * Starts a server once per run of the `database` project, with one migrated database to copy from.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = process.env.DATABASE_URL
    ? { url: process.env.DATABASE_URL, stop: async () => undefined }
    : await throwAwayServer();
  const template = `club_template_${crypto.randomUUID()}`;
  await run(url, `create database "${template}"`);
  await migrate(databaseOn(url, template));
  // Connections are forbidden from now on: PostgreSQL refuses to copy a database with a connection.
  await run(url, `alter database "${template}" with allow_connections false`);
  project.provide('testServer', { url, template });
  return async () => {
    await run(url, `drop database "${template}"`);
    await stop();
  };
}

/** Starts a temporary cluster for this run, without protection against power cuts. */
async function throwAwayServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'club-test-'));
  const unprotected = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  // No standby reads its journal.
  const alone = { wal_level: 'minimal', max_wal_senders: '0' };
  const settings = { ...unprotected, ...alone, max_connections: '200' };
  const server = await startEmbedded(folder, { settings });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** Returns the address of another database on the same server. */
export function databaseOn(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * Runs one statement on a connection of its own, because databases are created and dropped outside
 * every transaction.
 */
export async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
