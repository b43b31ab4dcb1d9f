import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Whose rows work may read and write: those of the structure with this id, of every structure, or
 * of none yet.
 */
export type Scope = { structureId: string } | 'every' | 'none';

/** What the work of one request shares, so that a guard of it can narrow the scope of the rest. */
type Holder = { scope: Scope };

// The preload and each bundle of Next load this module once: they share one scope.
const shared = globalThis as { clubRowScope?: AsyncLocalStorage<Holder> };

function holders(): AsyncLocalStorage<Holder> {
  shared.clubRowScope ??= new AsyncLocalStorage();
  return shared.clubRowScope;
}

/**
 * Whether PostgreSQL holds each statement to its scope. The launcher says so, once it has set the
 * database up for it.
 */
export function hasRowSecurity(): boolean {
  return process.env.DATABASE_ROW_SECURITY === 'on';
}

/** The scope of the statements that are sent now. Jobs and commands serve every structure. */
export function currentScope(): Scope {
  return holders().getStore()?.scope ?? 'every';
}

/** Runs the handling of a request, which `enterStructure` can narrow. */
export function withScope<Value>(scope: 'every' | 'none', handle: () => Value): Value {
  return holders().run({ scope }, handle);
}

/**
 * Narrows the rest of this request to one structure: call it as soon as it is known that the caller
 * belongs there. Outside of requests it changes nothing.
 * @returns false when the request belongs to another structure already, which it cannot leave
 */
export function enterStructure(structureId: string): boolean {
  const holder = holders().getStore();
  if (!holder) return true;
  if (typeof holder.scope === 'object') return holder.scope.structureId === structureId;
  holder.scope = { structureId };
  return true;
}

/**
 * Runs work that needs rows of every structure: finding out where a caller belongs, or what one
 * person has in several clubs. Its statements must name what they mean by its key.
 */
export function inEveryStructure<Value>(work: () => Promise<Value>): Promise<Value> {
  // Prisma sends a statement only when its answer is awaited, which must be within the scope.
  return holders().run({ scope: 'every' }, async () => await work());
}
