import type { Instrumentation } from 'next';

/** Next calls this once as the server starts, never during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return;
  const { logOutput } = await import('#lib/log/log-output.ts');
  logOutput();
  const { logFailedConnections } = await import('#lib/log/log-failed-connections.ts');
  logFailedConnections();
  const { offerRecommendedCiphers } = await import('#lib/log/recommended-ciphers.ts');
  offerRecommendedCiphers();
  const { runJobs } = await import('#lib/jobs/run-jobs.ts');
  const { closeAnnouncer, openAnnouncer } = await import('#lib/live/announcer.ts');
  const { stopStreams } = await import('#lib/live/open-streams.ts');
  const { sayReady, stopWithLauncher } = await import('#lib/commands/processes/launch-child.ts');
  if (process.env.METRICS_TOKEN) {
    const { answerCollections } = await import('#lib/log/monitoring/answer-collections.ts');
    answerCollections();
  }
  // Several web processes leave the jobs to a process of their own.
  const stopJobs = process.env.JOBS === 'off' ? async () => undefined : runJobs();
  void openAnnouncer();
  stopWithLauncher(async () => {
    await Promise.all([stopJobs(), stopStreams()]);
    await closeAnnouncer();
  });
  sayReady();
}

/**
 * Next calls this with what a page, an action or a route handler threw: an outage is answered with
 * 503. The digest is the reference that the error page shows.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { noteAttempt, requestOutage } = await import('#lib/database/outage-watch.ts');
  noteAttempt(requestOutage(), error);
  const { log } = await import('#lib/log/log.ts');
  const digest = error instanceof Error && 'digest' in error ? error.digest : undefined;
  log.error({ err: error, digest, route: routePath, request: request.headers['x-request-id'] }, 'a request failed');
};
