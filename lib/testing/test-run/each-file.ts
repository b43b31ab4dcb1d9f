import { afterAll, vi } from 'vitest';
import { closeAnnouncer } from '#lib/live/announcer.ts';
import { stopListening } from '#lib/live/listen.ts';
import { dropTestDatabases } from '#lib/testing/database.ts';

const environment = { ...process.env };

/**
 * What a process remembers about one database; the process that reads files is no part of it, and
 * is kept for the next file.
 */
const remembered = /^club(?!IdleReader$)/;

// Runs for every test file, and leaves the process to the next one as it was.
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  stopListening();
  await closeAnnouncer();
  await dropTestDatabases();
  for (const name of Object.keys(globalThis).filter((name) => remembered.test(name)))
    Reflect.deleteProperty(globalThis, name);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
});
