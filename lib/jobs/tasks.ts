import type { JobHelpers, TaskList } from 'graphile-worker';
import { emptyBin } from '#lib/clients/empty-bin.ts';
import { applyStoredEvent, giveUpEvent } from '#lib/erp/apply-stored-event.ts';
import { carryOutSnapshot, giveUpSnapshot } from '#lib/erp/carry-out-snapshot.ts';
import { pruneErp } from '#lib/erp/prune-erp.ts';
import { watchErps } from '#lib/erp/watch-erps.ts';
import { carryOutImport } from '#lib/imports/carry-out-import.ts';
import { forgetFiles } from '#lib/imports/forget-files.ts';
import { interruptImport } from '#lib/imports/interrupt-import.ts';
import { planImport } from '#lib/imports/plan-import.ts';
import { takeBackImport } from '#lib/imports/take-back-import.ts';
import { inviteImportedNow } from '#lib/invitations/invite-imported.ts';
import { forgetSecrets } from '#lib/mail/forget-secrets.ts';
import { mailJob } from '#lib/mail/mail-job.ts';
import { forgetTokens } from '#lib/registrations/forget-tokens.ts';
import { deleteExpiredJoinCodes, deleteExpiredSessions } from '#lib/staff/delete-expired.ts';
import { forgetAttempts } from '#lib/throttle/forget-attempts.ts';
import type { Jobs } from './job.ts';

type Run<Name extends keyof Jobs> = (payload: Jobs[Name], helpers: JobHelpers) => Promise<void>;

/** Jobs that verbs queue, and what each is told. */
const queued: { [Name in keyof Jobs]: Run<Name> } = {
  'plan-import': orElse(planImport, interruptImport),
  'commit-import': orElse(carryOutImport, interruptImport),
  'undo-import': orElse(takeBackImport, interruptImport),
  'invite-imported': inviteImportedNow,
  'apply-erp-event': orElse(applyStoredEvent, giveUpEvent),
  'carry-out-snapshot': orElse(carryOutSnapshot, giveUpSnapshot),
};

/** What can be queued, by name: each a call into the room that knows how. */
export const tasks: TaskList = {
  // Only `addJob` queues them, and it asks for the right payload.
  ...(queued as TaskList),
  'empty-bin': async () => void (await emptyBin()),
  'forget-attempts': async () => void (await forgetAttempts()),
  'forget-files': async () => void (await forgetFiles()),
  'forget-secrets': async () => void (await forgetSecrets()),
  'delete-expired-join-codes': async () => void (await deleteExpiredJoinCodes()),
  'delete-expired-sessions': async () => void (await deleteExpiredSessions()),
  'forget-tokens': async () => void (await forgetTokens()),
  'send-mail': async (_payload, { abortSignal }) => mailJob(abortSignal),
  'prune-erp': async () => void (await pruneErp()),
  'watch-erps': () => watchErps(),
};

/** What is queued by the clock (minute, hour, day, month, weekday; UTC), and once after a night that the server slept through. */
export const timetable = `
17 3 * * * empty-bin ?fill=1d
7 * * * * forget-attempts
37 * * * * forget-files
47 * * * * forget-secrets
57 * * * * forget-tokens
27 * * * * delete-expired-sessions
28 * * * * delete-expired-join-codes
* * * * * send-mail ?max=1
47 2 * * * prune-erp ?fill=1d
*/2 * * * * watch-erps
`;

/** The last try of a job that fails also says that there will be no other. */
function orElse<Payload>(run: (payload: Payload) => Promise<void>, giveUp: (payload: Payload) => Promise<void>) {
  return async (payload: Payload, { job }: JobHelpers) => {
    try {
      await run(payload);
    } catch (error) {
      if (job.attempts >= job.max_attempts) await giveUp(payload);
      throw error;
    }
  };
}
