/** What the launcher says to the server before it ends it, and hears back. */
export const stopWork = 'stop-work';
export const workStopped = 'work-stopped';
/** Has the server close its connections one by one while others take over. */
export const drain = 'drain';

/**
 * In the server: has background work stopped before the launcher ends the server, while requests
 * are still answered.
 */
export function stopWithLauncher(stop: () => Promise<void>): void {
  process.on('message', async (message) => {
    if (message !== stopWork) return;
    await stop();
    process.send?.(workStopped);
  });
}
