import { stopListening } from './listen.ts';

/** One open stream of this process. */
export type OpenStream = { staffId: string; end(): void };

// Next loads a module once per bundle, so that the code that ends streams and the code that opens
// them share one set.
const shared = globalThis as { clubStreams?: { open: Set<OpenStream>; stopping: boolean } };

/**
 * Ends every stream of this process and opens no other: a server that stops waits for open
 * responses.
 */
export async function stopStreams(): Promise<void> {
  openStreams().stopping = true;
  for (const { end } of openStreams().open) end();
  stopListening();
}

/** Returns the open streams of this process, and whether it is stopping. */
export function openStreams() {
  shared.clubStreams ??= { open: new Set(), stopping: false };
  return shared.clubStreams;
}
