import type { JobHelpers, TaskList } from 'graphile-worker';
import { deleteOldSecurity } from '#lib/audit/security/delete-old-security.ts';
import { emptyBin } from '#lib/clients/bin/empty-bin.ts';
import { runBulkCommit } from '#lib/clients/bulk/commit/run-commit.ts';
import { forgetBulkClients } from '#lib/clients/bulk/lifecycle/forget-bulk-clients.ts';
import { interruptBulk } from '#lib/clients/bulk/lifecycle/interrupt-bulk.ts';
import { runBulkPlan } from '#lib/clients/bulk/plan/run-plan.ts';
import { runBulkUndo } from '#lib/clients/bulk/undo/run-undo.ts';
import { forgetMergeCopies } from '#lib/clients/merged/tombstones.ts';
import { deleteOldEvents } from '#lib/erp/connections/delete-old-events.ts';
import { monitorConnections } from '#lib/erp/connections/monitor-connections.ts';
import { applyStoredEvent, giveUpEvent } from '#lib/erp/events/apply-stored-event.ts';
import { compareNewcomers } from '#lib/erp/proposals/compare-newcomers.ts';
import { applySnapshot, giveUpSnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { fetchDuePeople, wakeFetches } from '#lib/erp/thin/drain-fetches.ts';
import { readPages, wakePulls } from '#lib/erp/thin/read-pages.ts';
import { runCommit } from '#lib/imports/commit/run-commit.ts';
import { deleteOldFiles } from '#lib/imports/lifecycle/delete-old-files.ts';
import { interruptImport } from '#lib/imports/lifecycle/interrupt-import.ts';
import { planInProcess } from '#lib/imports/reading/plan-in-process.ts';
import { runUndo } from '#lib/imports/undo/run-undo.ts';
import { inviteImportedNow } from '#lib/invitations/invite-imported.ts';
import { mailJob } from '#lib/mail/mail-job.ts';
import { findDuplicates } from '#lib/matching/duplicates/find-duplicates.ts';
import { finishErasure, wakeErasures } from '#lib/personal-data/finish-erasure.ts';
import type { Jobs } from '#lib/queue/job.ts';
import { deleteOldTokens } from '#lib/registrations/delete-old-tokens.ts';
import {
  deleteExpiredChallenges,
  deleteExpiredEmailChanges,
  deleteExpiredJoinCodes,
  deleteExpiredSessions,
  deleteSpentChallenges,
} from '#lib/staff/delete-expired.ts';
import { forgetAddresses } from '#lib/staff/sign-in-address.ts';
import { deleteOldAttempts } from '#lib/throttle/delete-old-attempts.ts';

type Run<Name extends keyof Jobs> = (payload: Jobs[Name], helpers: JobHelpers) => Promise<void>;

/** Jobs that verbs queue, with their payloads. */
const queued: { [Name in keyof Jobs]: Run<Name> } = {
  'plan-import': (payload) => planInProcess(payload),
  'commit-import': runCommit,
  'undo-import': runUndo,
  'invite-imported': inviteImportedNow,
  'plan-bulk': (payload) => runBulkPlan(payload),
  'commit-bulk': (payload) => runBulkCommit(payload),
  'undo-bulk': (payload) => runBulkUndo(payload),
  'apply-erp-event': applyStoredEvent,
  'carry-out-snapshot': applySnapshot,
  'pull-erp-base': (payload) => readPages(payload),
  'finish-erasure': (payload) => finishErasure(payload),
  'fetch-erp-people': (payload) => fetchDuePeople(payload),
};

export type GiveUp = (payload: unknown) => Promise<void>;

/** What runs after the last failed attempt of a job, by the job's name. */
export const giveUps: Record<string, GiveUp | undefined> = {
  'plan-import': interruptImport,
  'commit-import': interruptImport,
  'undo-import': interruptImport,
  'plan-bulk': interruptBulk,
  'commit-bulk': interruptBulk,
  'undo-bulk': interruptBulk,
  'apply-erp-event': giveUpEvent,
  'carry-out-snapshot': giveUpSnapshot,
} satisfies { [Name in keyof Jobs]?: (payload: Jobs[Name]) => Promise<void> } as Record<string, GiveUp>;

/** The task list, by name: each task calls a verb of one room. */
export const tasks: TaskList = {
  // Only `addJob` queues these, and it requires the right payload.
  ...(queued as TaskList),
  'empty-bin': async () => void (await emptyBin()),
  'forget-attempts': async () => void (await Promise.all([deleteOldAttempts(), forgetAddresses()])),
  'forget-merge-copies': async () => void (await forgetMergeCopies()),
  'forget-files': async () => void (await Promise.all([deleteOldFiles(), forgetBulkClients()])),
  'delete-expired-join-codes': async () =>
    void (await Promise.all([
      deleteExpiredJoinCodes(),
      deleteExpiredEmailChanges(),
      deleteExpiredChallenges(),
      deleteSpentChallenges(),
    ])),
  'delete-old-security': async () => void (await deleteOldSecurity()),
  'delete-expired-sessions': async () => void (await deleteExpiredSessions()),
  'forget-tokens': async () => void (await deleteOldTokens()),
  'send-mail': async (_payload, { abortSignal }) => mailJob(abortSignal),
  'prune-erp': async () => void (await deleteOldEvents()),
  'watch-erps': () => monitorConnections(),
  'compare-newcomers': () => compareNewcomers(),
  'find-duplicates': () => findDuplicates(),
  'wake-erasures': () => wakeErasures(),
  'wake-erp-fetches': async () => void (await Promise.all([wakeFetches(), wakePulls()])),
};

/**
 * Jobs of the timetable (minute, hour, day, month, weekday; UTC). A missed one runs once when the
 * server starts again.
 */
export const timetable = `
17 3 * * * empty-bin ?fill=1d
7 * * * * forget-attempts
37 * * * * forget-files
38 * * * * forget-merge-copies
57 * * * * forget-tokens
57 2 * * * delete-old-security ?fill=1d
27 * * * * delete-expired-sessions
28 * * * * delete-expired-join-codes
* * * * * send-mail ?max=1
47 2 * * * prune-erp ?fill=1d
*/2 * * * * watch-erps
* * * * * wake-erp-fetches ?max=1
*/5 * * * * wake-erasures ?max=1
* * * * * compare-newcomers ?max=1
* * * * * find-duplicates ?max=1
`;
