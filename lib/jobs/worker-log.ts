import { Logger } from 'graphile-worker';
import { log } from '#lib/log/log.ts';

/** The job queue's own messages in the product's log. Its everyday news is our debug. */
export const workerLog = new Logger((scope) => (level, message) => {
  const fields = { job: scope.jobId, task: scope.taskIdentifier };
  if (level === 'error') log.error(fields, message);
  else if (level === 'warning') log.warn(fields, message);
  else log.debug(fields, message);
});
