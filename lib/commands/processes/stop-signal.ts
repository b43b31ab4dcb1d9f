/**
 * Listens for the signals that stop a start, registered first, so that a stop during the start is
 * orderly too. `stop`: aborted by one, with its name as the reason. `onHangUp`: has a SIGHUP do
 * something else from now on, unless a terminal is attached, which sends it when it is closed.
 */
export function stopSignal(): { stop: AbortSignal; onHangUp: (act: (() => void) | null) => void } {
  const controller = new AbortController();
  const hasTerminal = process.stdin.isTTY || process.stdout.isTTY;
  let hangUp = () => controller.abort('SIGHUP');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort(signal));
  process.on('SIGHUP', () => hangUp());
  return {
    stop: controller.signal,
    onHangUp(act) {
      if (act && !hasTerminal) hangUp = act;
    },
  };
}
