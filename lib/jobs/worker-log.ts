import { Logger } from 'graphile-worker';
import { log } from '#lib/log/log.ts';

/**
 * Writes the job queue's own messages to the product's log, its informational ones at debug level.
 */
export const workerLog = new Logger((scope) => (level, message) => {
  const fields = { job: scope.jobId, task: scope.taskIdentifier };
  if (level === 'error') log.error(fields, message);
  else if (level === 'warning') log.warn(fields, message);
  else log.debug(fields, message);
});
