type ImportJob = { structureId: string; importId: string };
type BulkJob = { structureId: string; bulkId: string };

/**
 * The payload of each job that a verb queues, by the job's name. Jobs of the timetable have none.
 */
export type Jobs = {
  'plan-import': ImportJob;
  'commit-import': ImportJob;
  'undo-import': ImportJob;
  /** `staffId`: the staff member who asked for the invitations. */
  'invite-imported': ImportJob & { staffId: string };
  'plan-bulk': BulkJob;
  'commit-bulk': BulkJob;
  'undo-bulk': BulkJob;
  'apply-erp-event': { structureId: string; eventId: string };
  'carry-out-snapshot': { structureId: string; snapshotId: string };
  'pull-erp-base': { structureId: string; connectionId: string };
  'finish-erasure': { structureId: string; erasureId: string };
  'fetch-erp-people': { structureId: string; connectionId: string };
};
