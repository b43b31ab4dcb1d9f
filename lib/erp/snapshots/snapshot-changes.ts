import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';

/** The effects of a snapshot on people. `taken`: manually managed until now, and the ERP's then. */
export const snapshotKinds = ['removed', 'readdressed', 'taken', 'new', 'invalid'] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/**
 * `newEmail`: the address of the snapshot, where it differs. `line`: the line in the snapshot, null
 * for a person who is absent from it.
 */
export type SnapshotChange = {
  clientId: string | null;
  erpId: string | null;
  name: string;
  email: string;
  newEmail: string | null;
  line: number | null;
  problems: EventProblem[];
};
