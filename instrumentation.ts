/** Next calls this once as the server starts, never during a build. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL) return;
  const { runJobs } = await import('#lib/jobs/run-jobs.ts');
  const { stopWithLauncher } = await import('#lib/commands/launch-child.ts');
  stopWithLauncher(runJobs());
}
