/** Milliseconds between two questions: after none was answered, and after one was. */
const pause = { away: 2_000, there: 500 };

/**
 * Asks whether the server is there until it says so twice: an answer right after a connection broke
 * may come from a server that is about to end.
 * @param onAway told each time that it is not
 */
export async function waitForServer(signal: AbortSignal, onAway: () => void = () => {}): Promise<void> {
  let before = false;
  while (!signal.aborted) {
    const there = await answers();
    if (there && before) return;
    if (!there) onAway();
    before = there;
    await new Promise((resolve) => setTimeout(resolve, there ? pause.there : pause.away));
  }
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
