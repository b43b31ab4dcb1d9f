import { clientShare, machineShare } from '#lib/env.ts';

/**
 * Snapshots that arrive at the same time: from senders not yet authenticated, in all,
 * per connection and per address; and from authenticated ones, per connection.
 */
const maxUploads = { strangers: 6, strangersOfConnection: 3, strangersOfAddress: 2, knownOfConnection: 4 } as const;

type Upload = { connectionId: string; address: string; known: boolean };

// Next loads a module once per bundle, so the bundles share one count.
const shared = globalThis as { clubErpUploads?: Set<Upload> };

/**
 * Acquires a slot for an upload. One address never has all the slots of a connection, and senders
 * authenticated by their headers never wait for others.
 * @returns a function that releases the slot; null when all are taken
 */
export function acquireSlot(upload: Upload): (() => void) | null {
  shared.clubErpUploads ??= new Set();
  const uploads = shared.clubErpUploads;
  const alike = [...uploads].filter(({ known }) => known === upload.known);
  const ofConnection = alike.filter(({ connectionId }) => connectionId === upload.connectionId).length;
  const ofAddress = alike.filter(({ address }) => address === upload.address).length;
  const full = upload.known
    ? ofConnection >= clientShare(maxUploads.knownOfConnection)
    : alike.length >= machineShare(maxUploads.strangers) ||
      ofConnection >= clientShare(maxUploads.strangersOfConnection) ||
      ofAddress >= clientShare(maxUploads.strangersOfAddress);
  if (full) return null;
  uploads.add(upload);
  return () => void uploads.delete(upload);
}
