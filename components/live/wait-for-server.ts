/** Milliseconds between two questions. */
const pause = 2_000;

/**
 * Asks whether the server is there until it says so.
 * @param onAway told each time that it is not
 */
export async function waitForServer(signal: AbortSignal, onAway: () => void = () => {}): Promise<void> {
  while (!signal.aborted && !(await answers())) {
    onAway();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
