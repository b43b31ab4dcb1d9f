/** Why a snapshot cannot be read at all, so that none of it counts. */
export type SnapshotFault = 'not-utf8' | 'json-array' | 'no-readable-line';

/**
 * A snapshot that is not what its format says. Its people would seem to be missing or to have other
 * names, so it fails whole.
 */
export class UnreadableSnapshot extends Error {
  readonly fault: SnapshotFault;

  constructor(fault: SnapshotFault) {
    super(fault);
    this.fault = fault;
  }
}
