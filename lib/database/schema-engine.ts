import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import { log } from '#lib/log/log.ts';
import { CatalogAdapterFactory } from './catalog-adapter.ts';
import { type LockPatience, migrationPatience } from './retry-on-lock-timeout.ts';

const require = createRequire(import.meta.url);
const schemaPath = path.resolve('prisma/schema.prisma');

/** Prisma manages every table but those of the job queue, which live in a schema of their own. */
export const everyTable: SchemaFilter = { externalTables: [], externalEnums: [] };

/** `hasLockTimedOut`: whether a script was given up because of a lock that was not free. */
type OpenSchemaEngine = SchemaEngine & AsyncDisposable & { hasLockTimedOut: () => boolean };

/**
 * Prisma's own migration engine as WebAssembly, talking through the driver adapter: the native
 * binary cannot be downloaded where only the npm registry is reachable. Held with `await using`, it
 * leaves the server at the end.
 */
export async function openSchemaEngine(
  databaseUrl: string,
  patience: LockPatience = migrationPatience,
): Promise<OpenSchemaEngine> {
  const { SchemaEngine } = await instantiated();
  const adapters = new CatalogAdapterFactory(databaseUrl, patience);
  const factory = bindMigrationAwareSqlAdapterFactory(adapters);
  const engine = await SchemaEngine.new({ datamodels: [[schemaPath, await readSchema()]] }, () => undefined, factory);
  return Object.assign(engine, {
    hasLockTimedOut: () => adapters.hasLockTimedOut,
    [Symbol.asyncDispose]: () => adapters.close(),
  });
}

type Bindings = typeof import('@prisma/schema-engine-wasm/schema_engine_bg');
let bindings: Promise<Bindings> | undefined;

/** The bindings keep their one module in a global, so a process instantiates it once. */
function instantiated(): Promise<Bindings> {
  bindings ??= instantiate();
  return bindings;
}

async function instantiate(): Promise<Bindings> {
  // The engine reports a panic here before it throws; without it the message is lost.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => log.error({ message }, 'migration engine panicked'),
    },
  });
  const bound = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const wasmFile = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm');
  const module = await WebAssembly.compile(await readFile(wasmFile));
  const instance = await WebAssembly.instantiate(module, { './schema_engine_bg.js': patient(bound) });
  bound.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bound;
}

/**
 * The engine never clears its time limit of ten seconds on taking a lock, for which every
 * short-lived process would wait at its end.
 */
function patient(bound: Bindings): WebAssembly.ModuleImports {
  const setTimer = (callback: () => void, delay: number) => setTimeout(callback, delay >>> 0).unref();
  const imports = Object.entries(bound).map(([name, value]) => [
    name,
    name.startsWith('__wbg_setTimeout_') ? setTimer : value,
  ]);
  return Object.fromEntries(imports) as WebAssembly.ModuleImports;
}

/** The text of prisma/schema.prisma. */
export function readSchema(): Promise<string> {
  return readFile(schemaPath, 'utf8');
}
