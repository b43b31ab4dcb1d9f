/**
 * What a line says of the request that is being answered: its id, its path, and by their ids the
 * colleague, the structure and the account of the app in whose name it came, once they are known.
 */
export type RequestFields = { request: string; path: string; staff?: string; structure?: string; account?: string };

// The preload and each bundle of Next load this module once: they share one source.
const shared = globalThis as { clubRequestFields?: () => RequestFields | undefined };

/** Has the log ask here for the request that is being answered. */
export function provideRequestFields(read: () => RequestFields | undefined): void {
  shared.clubRequestFields = read;
}

/** Returns what lines say of the current request; undefined in jobs and commands. */
export function currentRequestFields(): RequestFields | undefined {
  return shared.clubRequestFields?.();
}
