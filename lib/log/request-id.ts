// The preload and each bundle of Next load this module once: they share one source.
const shared = globalThis as { clubRequestId?: () => string | undefined };

/** Has the log ask here for the id of the request that is being answered. */
export function provideRequestId(read: () => string | undefined): void {
  shared.clubRequestId = read;
}

/** The id of the request that is being answered; undefined in jobs and commands. */
export function currentRequestId(): string | undefined {
  return shared.clubRequestId?.();
}
