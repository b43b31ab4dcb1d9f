// Runs the job queue in a process of its own, beside web processes or alone (`npm run worker`). It
// ends with its launcher.
import { runJobs } from '#lib/jobs/run-jobs.ts';
import { closeAnnouncer, openAnnouncer } from '#lib/live/announcer.ts';
import { logFailedConnections } from '#lib/log/log-failed-connections.ts';
import { logOutput } from '#lib/log/log-output.ts';
import { offerRecommendedCiphers } from '#lib/log/recommended-ciphers.ts';
import { sayReady, stopWithLauncher } from './launch-child.ts';

process.once('disconnect', () => process.exit(1));
logOutput();
logFailedConnections();
offerRecommendedCiphers();
if (process.env.METRICS_TOKEN) {
  const { answerCollections } = await import('#lib/log/monitoring/answer-collections.ts');
  answerCollections();
}
const stopJobs = runJobs();
void openAnnouncer();
stopWithLauncher(async () => {
  await stopJobs();
  await closeAnnouncer();
});
sayReady();
