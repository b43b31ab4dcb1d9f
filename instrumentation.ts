/** Next calls this once as the server starts, never during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return;
  const { hideAddressesInOutput } = await import('#lib/hide-addresses.ts');
  hideAddressesInOutput();
  const { runJobs } = await import('#lib/jobs/run-jobs.ts');
  const { announceWaiting } = await import('#lib/erp/announce-soon.ts');
  const { stopStreams } = await import('#lib/live/topic-stream.ts');
  const { stopWithLauncher } = await import('#lib/commands/launch-child.ts');
  const stopJobs = runJobs();
  stopWithLauncher(async () => {
    await Promise.all([stopJobs(), stopStreams(), announceWaiting()]);
  });
}
