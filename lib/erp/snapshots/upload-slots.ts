/**
 * Bases that come at the same time, in each process: from senders whom nobody knows yet, of one
 * connection, from one address.
 */
const most = { strangers: 6, strangersOfConnection: 3, strangersOfAddress: 2, knownOfConnection: 4 } as const;

type Upload = { connectionId: string; address: string; known: boolean };

// Next loads a module once for each of its bundles: all of them count together.
const shared = globalThis as { clubErpUploads?: Set<Upload> };

/**
 * Makes room for a base that is to come. One address never has all the places of a connection, and
 * senders who are known before their body has come never wait for those who are not.
 * @returns gives the place back; null when all are taken
 */
export function acquireSlot(upload: Upload): (() => void) | null {
  shared.clubErpUploads ??= new Set();
  const uploads = shared.clubErpUploads;
  const alike = [...uploads].filter(({ known }) => known === upload.known);
  const ofConnection = alike.filter(({ connectionId }) => connectionId === upload.connectionId).length;
  const ofAddress = alike.filter(({ address }) => address === upload.address).length;
  const full = upload.known
    ? ofConnection >= most.knownOfConnection
    : alike.length >= most.strangers ||
      ofConnection >= most.strangersOfConnection ||
      ofAddress >= most.strangersOfAddress;
  if (full) return null;
  uploads.add(upload);
  return () => void uploads.delete(upload);
}
