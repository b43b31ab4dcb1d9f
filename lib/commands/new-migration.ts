// Writes the migration from the newest one to prisma/schema.prisma, on a cluster of PostgreSQL made
// for it and thrown away.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { readMigrations } from '#lib/database/read-migrations.ts';
import { everyTable, openSchemaEngine, readSchema } from '#lib/database/schema-engine.ts';
import { Refusal } from '#lib/refusal.ts';
import { runCommand } from './run-command.ts';

await runCommand(() => newMigration(process.argv[2]));

async function newMigration(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
    throw new Refusal(
      'Name the migration in lower case with underscores: npm run db:migration -- clients_have_a_birth_date',
    );
  }
  const sql = await differences();
  if (!sql) return void process.stdout.write('Nothing to do: the migrations already lead to prisma/schema.prisma.\n');
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = path.join('prisma', 'migrations', `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(path.join(folder, 'migration.sql'), sql);
  process.stdout.write(`Wrote ${folder}/migration.sql: read it before you commit it.\n`);
}

/** The SQL, or null when there is nothing to change. */
async function differences(): Promise<string | null> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'new-migration-'));
  try {
    const scratch = await startEmbedded(folder, { settings: { fsync: 'off' } });
    try {
      const engine = await openSchemaEngine(scratch.url);
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...(await readMigrations()) },
        to: {
          tag: 'schemaDatamodel',
          files: [{ path: path.resolve('prisma/schema.prisma'), content: await readSchema() }],
        },
        filters: everyTable,
        script: true,
        exitCode: false,
      });
      return !stdout || stdout.includes('This is an empty migration') ? null : stdout;
    } finally {
      await scratch.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
