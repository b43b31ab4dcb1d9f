/** What the launcher says to the server before it ends it, and hears back. */
export const stopWork = 'stop-work';
export const workStopped = 'work-stopped';
/** Has the server close its connections one by one while others take over. */
export const drain = 'drain';
/** Has one of several web processes take no new connection and close each after its next answer. */
export const leave = 'leave';
/** Has the processes be replaced one after the other. */
export const restart = 'restart';
/** Said by a process that is ready for its work. */
export const ready = 'ready';

/** Tells the launcher that this process is ready for its work. */
export function sayReady(): void {
  process.send?.(ready);
}

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
